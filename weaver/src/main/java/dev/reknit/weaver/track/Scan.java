package dev.reknit.weaver.track;

import dev.reknit.weaver.model.ClassModel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Finds out in advance which methods would have barriers, by writing them to nowhere. */
final class Scan extends ClassVisitor {
    private final ClassModel type;
    private final TrackedNest nest;
    private final Escapes escapes;
    private final BiPredicate<String, String> checkpointed;
    private final Map<String, Found> methods = new HashMap<>();

    /**
     * What is known of a method with barriers.
     *
     * @param line its first line; negative if it is not known
     * @param locals how many locals its code has
     * @param checkpointed whether scopes are opened for it
     */
    record Found(int line, int locals, boolean checkpointed) {}

    Scan(ClassModel type, TrackedNest nest, Escapes escapes, BiPredicate<String, String> checkpointed) {
        super(OpenedClassReader.ASM_API);
        this.type = type;
        this.nest = nest;
        this.escapes = escapes;
        this.checkpointed = checkpointed;
    }

    /** A method that has barriers; null if it has none. */
    @Nullable
    Found find(String name, String descriptor) {
        return methods.get(name + descriptor);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if (name.equals("<clinit>")) {
            return null; // what it does is done once, and stays
        }
        boolean opens = checkpointed.test(name, descriptor);
        Barriers barriers = new Barriers(
                new MethodVisitor(api) {},
                nest,
                escapes,
                new Barriers.Body(type.version(), access, name, descriptor, -1, 0, opens));
        return new MethodVisitor(api, barriers) {
            private int line = -1;

            @Override
            public void visitLineNumber(int number, Label start) {
                line = line < 0 ? number : line;
                super.visitLineNumber(number, start);
            }

            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                if (barriers.written() > 0) {
                    methods.put(name + descriptor, new Found(line, maxLocals, opens));
                }
            }
        };
    }
}
