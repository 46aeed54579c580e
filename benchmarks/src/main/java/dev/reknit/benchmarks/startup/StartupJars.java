package dev.reknit.benchmarks.startup;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reknit.Retry;
import dev.reknit.runtime.Gate;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Writes the jars that the processes run: the generated program, and agents. */
final class StartupJars {
    private static final int FAMILY = 10;

    private final Path directory;

    StartupJars(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** Writes a program. */
    Path program(int classes, int annotated) throws IOException {
        Path file = directory.resolve("program-" + classes + "-" + annotated + ".jar");
        byte[] template = bytes(Service.class);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            put(jar, StartupApplication.class);
            for (int i = 0; i < classes; i++) {
                // Those with the annotation are spread evenly over all.
                boolean chosen = (long) i * annotated / classes != (long) (i + 1) * annotated / classes;
                // Of ten classes, nine extend the first.
                int parent = i - i % FAMILY;
                put(jar, name(i) + ".class", service(template, name(i), parent == i ? null : name(parent), chosen));
            }
        }
        return file;
    }

    private static String name(int number) {
        return "generated/Service" + number;
    }

    private static byte[] service(byte[] template, String name, @Nullable String parent, boolean annotated) {
        // A writer without a reader: constants that nobody uses would be copied, too, our name among them.
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor visitor = annotated ? new Annotating(writer) : writer;
        visitor = parent == null ? visitor : new Extending(visitor, parent);
        Remapper names = new SimpleRemapper(Opcodes.ASM9, internalName(Service.class), name);
        new ClassReader(template).accept(new ClassRemapper(visitor, names), 0);
        return writer.toByteArray();
    }

    /** Gives the class another superclass than {@link Object}. */
    private static final class Extending extends ClassVisitor {
        private final String parent;

        Extending(ClassVisitor next, String parent) {
            super(Opcodes.ASM9, next);
            this.parent = parent;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            super.visit(version, access, name, signature, parent, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            return name.equals("<init>") ? new CallingParent(method) : method;
        }

        private final class CallingParent extends MethodVisitor {
            CallingParent(MethodVisitor next) {
                super(Opcodes.ASM9, next);
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                boolean toObject = opcode == Opcodes.INVOKESPECIAL && owner.equals("java/lang/Object");
                super.visitMethodInsn(opcode, toObject ? parent : owner, name, descriptor, isInterface);
            }
        }
    }

    /** Puts the annotation on one method. */
    private static final class Annotating extends ClassVisitor {
        Annotating(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (name.equals("read")) {
                method.visitAnnotation(Type.getDescriptor(Retry.class), true).visitEnd();
            }
            return method;
        }
    }

    /** What any program needs that uses the annotations. */
    static String libraries() {
        return Stream.of(Retry.class, Gate.class, LoggerFactory.class, Caffeine.class)
                .map(each -> location(each).toString())
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    /** Writes an agent. */
    Path agent(Class<?> premain) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", premain.getName());
        attributes.putValue("Class-Path", location(AgentBuilder.class).toUri().toString());
        Path file = directory.resolve(premain.getSimpleName() + ".jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            put(jar, premain);
            for (Class<?> each : premain.getDeclaredClasses()) {
                put(jar, each);
            }
        }
        return file;
    }

    /** Writes what AspectJ's agent looks for on the class path. */
    Path aspect() throws IOException {
        Path file = directory.resolve("aspect.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            put(jar, NoOpAspect.class);
            put(jar, "META-INF/aop.xml", ("""
                    <aspectj>
                        <weaver><include within="generated..*"/></weaver>
                        <aspects><aspect name="%s"/></aspects>
                    </aspectj>
                    """.formatted(NoOpAspect.class.getName())).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static void put(JarOutputStream jar, Class<?> type) throws IOException {
        put(jar, internalName(type) + ".class", bytes(type));
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String name = "/" + internalName(type) + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static String internalName(Class<?> type) {
        return Type.getInternalName(type);
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    /** The jar or directory that a class is in. */
    static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
