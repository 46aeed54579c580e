package dev.reknit.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Checkpointed;
import dev.reknit.Redundant;
import dev.reknit.Retry;
import dev.reknit.Timeout;
import dev.reknit.TimeoutMode;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassIndex;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** What cannot be woven is refused with a sentence; each is pinned here. */
class RefusalsTest {
    private static final String CURE = "; start the program with -javaagent, or weave it at build time";

    abstract static class Bodiless {
        @Retry(jitter = 0)
        abstract void nothing();

        @Retry(jitter = 0)
        native void elsewhere();

        @Retry(jitter = 0)
        OwnFuture stage() {
            return new OwnFuture();
        }

        @Retry(jitter = 0)
        void fine() {}
    }

    @Retry(jitter = 0)
    abstract static class ByClass {
        abstract void nothing();

        private void hidden() {}

        static void shared() {}

        OwnFuture stage() {
            return new OwnFuture();
        }
    }

    static final class OwnFuture extends CompletableFuture<String> {}

    static final class Loaded {
        @Redundant(from = "all")
        private Callable<String> any;

        private final List<Callable<String>> all = List.of();

        @Retry(jitter = 0)
        CompletableFuture<String> stage() {
            return CompletableFuture.completedFuture("");
        }

        @Retry(jitter = 0)
        synchronized void exclusive() {}

        @Timeout(mode = TimeoutMode.ABANDON)
        void abandoned() {}

        @Checkpointed
        synchronized void exclusiveState() {}
    }

    @Test
    void methodWithoutBodyOrWithForeignStage_isRefused() throws IOException {
        Weaving weaving = Weaver.standard().weave(classFile(Bodiless.class), index());
        assertThat(lines(weaving))
                .containsExactly(
                        "RefusalsTest$Bodiless.nothing(): @Retry: an abstract method has no body to guard;"
                                + " annotate the methods that implement it",
                        "RefusalsTest$Bodiless.elsewhere(): @Retry: a native method has no body to guard;"
                                + " annotate a method that calls it",
                        "RefusalsTest$Bodiless.stage(): @Retry: it returns dev.reknit.weaver.RefusalsTest$OwnFuture,"
                                + " which Reknit cannot create; let it return CompletionStage or CompletableFuture");
        assertThat(weaving.report().problems()).allMatch(each -> each.severity() == Problem.Severity.ERROR);
        assertThat(guarded(weaving)).containsExactly("fine()");
    }

    @Test
    void annotationOfTheClass_passesOverWhatItIsNotFor() throws IOException {
        Weaving weaving = Weaver.standard().weave(classFile(ByClass.class), index());
        assertThat(weaving.classFile()).isNull();
        assertThat(lines(weaving))
                .containsExactly("RefusalsTest$ByClass.stage(): @Retry: not applied: it returns"
                        + " dev.reknit.weaver.RefusalsTest$OwnFuture, which Reknit cannot create;"
                        + " let it return CompletionStage or CompletableFuture");
        assertThat(weaving.report().problems()).allMatch(each -> each.severity() == Problem.Severity.WARNING);
    }

    @Test
    void suspendFunction_isRefused() {
        byte[] suspending = kotlin("java/lang/Object", "load", "(ILkotlin/coroutines/Continuation;)Ljava/lang/Object;");
        assertThat(lines(Weaver.standard().weave(suspending, index())))
                .containsExactly("Suspending.load(int,Continuation): @Retry: a suspend function runs in pieces and"
                        + " cannot be made again as one call; annotate a function that does not suspend");
    }

    /** A rule for all methods finds it. */
    @Test
    void codeOfACoroutine_isRefused() {
        byte[] coroutine = kotlin(
                "kotlin/coroutines/jvm/internal/SuspendLambda",
                "invokeSuspend",
                "(Ljava/lang/Object;)Ljava/lang/Object;");
        assertThat(lines(Weaver.standard().weave(coroutine, index())))
                .containsExactly("Suspending.invokeSuspend(Object): @Retry: a suspend function runs in pieces and"
                        + " cannot be made again as one call; annotate a function that does not suspend");
    }

    private static byte[] kotlin(String superclass, String name, String descriptor) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Suspending", null, superclass, null);
        var method = writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null);
        method.visitAnnotation("Ldev/reknit/Retry;", true).visitEnd();
        method.visitCode();
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(1, 3);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    @Test
    void loadedClass_refusesWhatTheJvmDoesNotAllow() throws IOException {
        Weaving weaving = Weaver.standard().weaveLoaded(classFile(Loaded.class), index());
        assertThat(lines(weaving))
                .containsExactly(
                        "RefusalsTest$Loaded.stage(): @Retry: not possible in a loaded class: its attempts begin on"
                                + " other threads, which takes a method of their own" + CURE,
                        "RefusalsTest$Loaded.exclusive(): @Retry: not possible in a loaded class: its monitor would"
                                + " be held while waiting for the next attempt" + CURE,
                        "RefusalsTest$Loaded.abandoned(): @Timeout: not possible in a loaded class: its attempts run"
                                + " on another thread, which takes a method of their own" + CURE,
                        "RefusalsTest$Loaded.any: @Redundant: not possible in a loaded class: objects that exist"
                                + " have this field filled already" + CURE);
        assertThat(guarded(weaving)).containsExactly("exclusiveState()");
    }

    @Test
    void loadedClassOlderThanJava7_isRefused() throws IOException {
        assertThat(lines(Weaver.standard().weaveLoaded(inVersion(Opcodes.V1_6), index())))
                .contains("RefusalsTest$Bodiless.fine(): @Retry: not possible in a loaded class: a class file older"
                        + " than Java 7 cannot refer to the runtime without a new field" + CURE);
    }

    @Test
    void classOlderThanJava5_isRefused() throws IOException {
        assertThat(lines(Weaver.standard().weave(inVersion(Opcodes.V1_4), index())))
                .contains("RefusalsTest$Bodiless.fine(): @Retry: a class file older than Java 5 has no annotations,"
                        + " and policies are read from them");
    }

    private static byte[] inVersion(int version) throws IOException {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor older = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int v, int access, String name, String signature, String parent, String[] up) {
                super.visit(version, access, name, signature, parent, up);
            }
        };
        new ClassReader(classFile(Bodiless.class)).accept(older, 0);
        return writer.toByteArray();
    }

    private static List<String> lines(Weaving weaving) {
        return weaving.report().problems().stream()
                .map(each -> each.line().replaceFirst("^dev\\.reknit\\.weaver\\.", ""))
                .toList();
    }

    private static List<String> guarded(Weaving weaving) {
        return weaving.report().guards().stream().map(each -> each.member()).toList();
    }

    private static ClassIndex index() {
        return ClassIndex.of(RefusalsTest.class.getClassLoader());
    }

    static byte[] classFile(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
