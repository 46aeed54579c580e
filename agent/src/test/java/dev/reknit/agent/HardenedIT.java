package dev.reknit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Flaky;
import com.acme.Many;
import com.acme.Plain;
import com.acme.Recursive;
import dev.reknit.agent.Program.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that may not do much: nothing to write to, nobody to attach, shared classes, little memory. */
@ParameterizedClass
@MethodSource("dev.reknit.agent.Jdks#homes")
class HardenedIT {
    private static final int CLASSES = 2_000;
    private static final int EACH_WOVEN = 10;

    @TempDir
    private Path folder;

    @Parameter
    private Path javaHome;

    private Program plain() throws Exception {
        return Program.java(javaHome)
                .classPath(Jars.pack(folder.resolve("plain.jar"), Plain.class, Flaky.class), Jars.annotations(folder));
    }

    @Test
    void nothingToWriteToAndNobodyToAttach_retries() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Path kernel = Path.of("/proc"); // nobody creates files there, not even root

        Result result = plain().agent()
                .option("-XX:+DisableAttachMechanism", "-XX:-UsePerfData", "-Djava.io.tmpdir=" + file.resolve("none"))
                .in(Files.isDirectory(kernel) ? kernel : folder)
                .main(Plain.class)
                .run()
                .ok();

        assertThat(result.out()).isEqualTo("answer after 3\n");
        assertThat(result.errors()).doesNotContain("reknit");
    }

    @Test
    void reportThatCannotBeWritten_isSaidAndTheProgramEndsAsEver() throws Exception {
        Path report = Files.createFile(folder.resolve("file")).resolve("weave.txt");

        Result result =
                plain().agent("report=" + report).main(Plain.class).run().ok();

        assertThat(result.out()).isEqualTo("answer after 3\n");
        assertThat(result.errors().lines().filter(line -> line.contains("reknit")))
                .singleElement()
                .asString()
                .startsWith("reknit: cannot write the weave report to " + report);
    }

    @Test
    void sharedClasses_theProgramRetries() throws Exception {
        // Without the agent the program fails in the end, after its classes were loaded.
        sharing("-XX:ArchiveClassesAtExit=" + archive()).main(Plain.class).run();
        assertThat(archive()).isNotEmptyFile();
        for (String each : new String[] {"auto", "on"}) {
            Program program = sharing("-XX:SharedArchiveFile=" + archive(), "-Xshare:" + each);
            assertAnswered(program.agent().main(Plain.class));
        }
    }

    /** The JVM refuses to archive beside any agent unless it is told to, and may not survive it; the archive is usable. */
    @Test
    void sharedClassesArchivedBesideTheAgent_theProgramRetries() throws Exception {
        String[] archiving = {"-XX:+UnlockDiagnosticVMOptions", "-XX:+AllowArchivingWithJavaAgent"};
        Result archived = sharing("-XX:ArchiveClassesAtExit=" + archive())
                .option(archiving)
                .agent()
                .in(folder)
                .main(Plain.class)
                .run();
        assertThat(archived.out()).contains("answer after 3\n");

        Result result = sharing("-XX:SharedArchiveFile=" + archive(), "-Xshare:auto")
                .option(archiving)
                .agent()
                .main(Plain.class)
                .run();
        assertThat(result.ok().out()).endsWith("answer after 3\n");
    }

    private Path archive() {
        return folder.resolve("classes.jsa");
    }

    private Program sharing(String... options) throws Exception {
        Path jar = folder.resolve("plain.jar"); // the same file ever after
        if (Files.notExists(jar)) {
            Jars.pack(jar, Plain.class, Flaky.class);
        }
        return Program.java(javaHome).classPath(jar).option(options);
    }

    private static void assertAnswered(Program program) throws Exception {
        Result result = program.run();
        assertThat(result.ok().out()).endsWith("answer after 3\n");
        assertThat(result.errors()).doesNotContain("reknit");
    }

    @Test
    void littleMemory_isEnough() throws Exception {
        Path many = many();
        Program program = Program.java(javaHome)
                .classPath(Jars.pack(folder.resolve("main.jar"), Many.class), many, Jars.annotations(folder))
                .option("-Xmx64m", "-XX:+UseSerialGC");

        Result result = program.agent().main(Many.class).argument(CLASSES).run().ok();

        assertThat(result.out()).startsWith("sum " + CLASSES + "\npeak ");
        assertThat(result.errors()).doesNotContain("reknit", "OutOfMemory");
        System.out.println(javaHome.getFileName() + ", " + CLASSES + " classes, " + CLASSES / EACH_WOVEN + " woven: "
                + result.out().lines().skip(1).toList());
    }

    @Test
    void classesLoadedWhileOthersAreWoven_areLoaded() throws Exception {
        Path jar = Jars.pack(
                folder.resolve("recursive.jar"),
                Recursive.class,
                Recursive.Base.class,
                Recursive.Child.class,
                Flaky.class);

        Result result = Program.java(javaHome)
                .agent()
                .classPath(jar, Jars.annotations(folder))
                .main(Recursive.class)
                .run()
                .ok();

        assertThat(result.out()).isEqualTo("loaded\n");
    }

    private Path many() throws IOException {
        Path jar = folder.resolve("many.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (int i = 0; i < CLASSES; i++) {
                String name = "com/acme/many/C" + i;
                out.putNextEntry(new JarEntry(name + ".class"));
                out.write(counting(name, i % EACH_WOVEN == 0));
                out.closeEntry();
            }
        }
        return jar;
    }

    /** A class whose method returns 1. */
    private static byte[] counting(String name, boolean retried) {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String[] interfaces = {"java/util/function/IntSupplier"};
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, "java/lang/Object", interfaces);
        MethodVisitor constructor = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        MethodVisitor method = type.visitMethod(Opcodes.ACC_PUBLIC, "getAsInt", "()I", null, null);
        if (retried) {
            method.visitAnnotation("Ldev/reknit/Retry;", true).visitEnd();
        }
        method.visitCode();
        method.visitInsn(Opcodes.ICONST_1);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        type.visitEnd();
        return type.toByteArray();
    }
}
