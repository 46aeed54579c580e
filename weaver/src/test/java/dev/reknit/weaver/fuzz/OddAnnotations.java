package dev.reknit.weaver.fuzz;

import static net.bytebuddy.jar.asm.Opcodes.*;

import dev.reknit.weaver.select.Guard;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/** Reknit's annotations with values of every type, right or wrong, on members of every kind. */
final class OddAnnotations {
    private static final List<BiConsumer<AnnotationVisitor, String>> VALUES = List.of(
            (into, name) -> into.visit(name, ""),
            (into, name) -> into.visit(name, "run"),
            (into, name) -> into.visit(name, "x".repeat(65_000)),
            (into, name) -> into.visit(name, Integer.MIN_VALUE),
            (into, name) -> into.visit(name, Long.MAX_VALUE),
            (into, name) -> into.visit(name, -1),
            (into, name) -> into.visit(name, Double.NaN),
            (into, name) -> into.visit(name, true),
            (into, name) -> into.visit(name, 'c'),
            (into, name) -> into.visit(name, (byte) 7),
            (into, name) -> into.visit(name, Type.INT_TYPE),
            (into, name) -> into.visit(name, Type.VOID_TYPE),
            (into, name) -> into.visit(name, Type.getObjectType("odd/Missing")),
            (into, name) -> into.visit(name, Type.getType("[[Ljava/lang/String;")),
            (into, name) -> into.visit(name, new int[] {1, 2}),
            (into, name) -> into.visitEnum(name, "Ljava/time/temporal/ChronoUnit;", "FOREVER"),
            (into, name) -> into.visitEnum(name, "Ljava/time/temporal/ChronoUnit;", "FORTNIGHTS"),
            (into, name) -> into.visitEnum(name, "Lodd/Missing;", "MILLIS"),
            (into, name) -> into.visitAnnotation(name, "Ldev/reknit/Retry;").visitEnd(),
            (into, name) -> into.visitArray(name).visitEnd(),
            (into, name) -> array(into.visitArray(name), 1),
            (into, name) -> array(into.visitArray(name), "run"),
            (into, name) -> array(into.visitArray(name), Type.getObjectType("odd/Missing")),
            (into, name) -> array(into.visitArray(name), Type.getObjectType("java/lang/Exception")));

    private OddAnnotations() {}

    static List<Sample> samples() {
        List<Sample> all = new ArrayList<>();
        for (Guard guard : Guard.values()) {
            for (Method attribute : guard.annotation().getDeclaredMethods()) {
                for (int i = 0; i < VALUES.size(); i++) {
                    all.add(everywhere(guard, attribute.getName(), VALUES.get(i), "value " + i));
                }
            }
            all.add(everywhere(guard, "unheardOf", VALUES.get(0), "an unknown attribute"));
            all.add(everywhere(guard, "", VALUES.get(3), "an attribute without a name"));
            all.add(everywhere(guard, "x", (into, name) -> {}, "nothing"));
            all.add(deep(guard, 300));
            all.add(deep(guard, 20_000));
        }
        return all;
    }

    private static void array(AnnotationVisitor array, Object value) {
        array.visit(null, value);
        array.visitEnd();
    }

    private static Sample everywhere(
            Guard guard, String attribute, BiConsumer<AnnotationVisitor, String> value, String what) {
        String descriptor = guard.descriptor();
        return OddClass.of("odd/Annotated")
                .with(writer -> write(writer.visitAnnotation(descriptor, true), attribute, value))
                .with(writer -> {
                    var field = writer.visitField(0, "one", "Ljava/util/List;", null, null);
                    write(field.visitAnnotation(descriptor, true), attribute, value);
                })
                .method(
                        ACC_PUBLIC,
                        "run",
                        "(I)I",
                        code -> annotate(code, descriptor, attribute, value),
                        OddClass::zero,
                        0,
                        0)
                .method(
                        OddClass.STATIC,
                        "other",
                        "()Ljava/util/concurrent/CompletionStage;",
                        code -> annotate(code, descriptor, attribute, value),
                        code -> {
                            code.visitInsn(ACONST_NULL);
                            code.visitInsn(ARETURN);
                        },
                        0,
                        0)
                .empty(ACC_PUBLIC, "inherited", "(I)I")
                .sample("@" + guard.annotation().getSimpleName() + "." + attribute + ", " + what);
    }

    private static void annotate(
            MethodVisitor code, String descriptor, String attribute, BiConsumer<AnnotationVisitor, String> value) {
        write(code.visitAnnotation(descriptor, true), attribute, value);
        write(code.visitAnnotation(descriptor, false), attribute, value);
    }

    private static void write(AnnotationVisitor into, String attribute, BiConsumer<AnnotationVisitor, String> value) {
        value.accept(into, attribute);
        into.visitEnd();
    }

    private static Sample deep(Guard guard, int depth) {
        return everywhere(
                guard,
                "value",
                (into, name) -> {
                    AnnotationVisitor nested = into;
                    for (int i = 0; i < depth; i++) {
                        nested = nested.visitAnnotation(name, guard.descriptor());
                    }
                },
                depth + " levels");
    }
}
