package dev.reknit.weaver.check;

import dev.reknit.Redundant;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.redundancy.RedundantNumbers;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.List;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** The rules of {@link Redundant} on a field. */
final class RedundantField {
    private static final String SOURCES = "an Iterable, an array, a Stream (from a method), or a Supplier of these";

    private final Subject at;
    private final Problems problems;
    private final FieldModel field;
    private final String from;

    RedundantField(Subject at, Problems problems, FieldModel field) {
        this.at = at;
        this.problems = problems;
        this.field = field;
        this.from = at.annotation().text("from");
    }

    void check() {
        AnnotationValues redundant = at.annotation();
        for (String each : List.of("alternates", "accept")) {
            if (redundant.isWritten(each)) {
                problems.error(at, each, redundant.value(each), null, "is for methods; on a field, name from instead");
            }
        }
        for (Violation each : numbers(redundant).violations()) {
            problems.error(at, each);
        }
        Units.warn(at, problems, "ejectionTimeUnit", List.of("ejectionTime", "maxEjectionTime"));
        checkField();
        if (from.isEmpty()) {
            error("names nothing; name the field or method without parameters that gives the instances");
        } else if (from.equals(field.name())) {
            error("is the annotated field itself; name what gives the instances");
        } else {
            checkSource();
        }
    }

    private static RedundantNumbers numbers(AnnotationValues redundant) {
        return new RedundantNumbers(
                (int) redundant.number("ejectAfter"),
                redundant.number("ejectionTime"),
                redundant.number("maxEjectionTime"),
                (int) redundant.number("maxEjectedPercent"));
    }

    private void checkField() {
        Type type = Type.getType(field.descriptor());
        if (!mayBeInterface(type)) {
            problems.error(
                    at,
                    "the field is a " + type.getClassName() + "; declare it as an interface that the instances share");
        }
        if (field.isFinal()) {
            problems.error(at, "the field is final, but Reknit fills it; take final off");
        }
        // Of a woven class, the assignment is Reknit's own.
        List<MethodModel> assigning =
                at.type().isWoven() ? List.of() : at.type().methods();
        for (MethodModel each : assigning) {
            if (each.writes().contains(new MethodModel.FieldWrite(field.name(), field.isStatic()))) {
                problems.error(
                        at,
                        "the field is assigned in " + place(each) + ", but Reknit fills it; take the assignment out");
            }
        }
    }

    private boolean mayBeInterface(Type type) {
        if (type.getSort() != Type.OBJECT) {
            return false;
        }
        ClassModel found = at.index().find(type.getInternalName()).orElse(null);
        return found == null || found.isInterface();
    }

    private static String place(MethodModel method) {
        return switch (method.name()) {
            case "<init>" -> "a constructor or its initializer";
            case "<clinit>" -> "its static initializer";
            default -> method.display();
        };
    }

    private void checkSource() {
        for (ClassModel type : at.hierarchy().classes()) {
            MethodModel method = getter(type);
            if (method != null) {
                checkSource(Signatures.result(method), method.isStatic(), true);
                return;
            }
            FieldModel other = type.field(from).orElse(null);
            if (other != null) {
                checkSource(Signatures.of(other), other.isStatic(), false);
                return;
            }
        }
        if (at.hierarchy().isComplete()) {
            error(at.hierarchy().unknownSource(from, field.name()));
        }
    }

    private @Nullable MethodModel getter(ClassModel type) {
        for (MethodModel each : type.methods()) {
            if (each.name().equals(from) && each.parameters().length == 0) {
                return each;
            }
        }
        return null;
    }

    private void checkSource(TypeUse source, boolean isStatic, boolean isMethod) {
        TypeUse given = source;
        if (given instanceof TypeUse.Named named && at.types().is(named.name(), "java/util/function/Supplier")) {
            given = at.types().argument(given, "java/util/function/Supplier");
        } else if (!isMethod
                && given instanceof TypeUse.Named named
                && named.name().equals("java/util/stream/Stream")) {
            error("is a field that holds a Stream, which can be read once only; name a method that makes one");
            return;
        }
        TypeUse element = element(given);
        TypeUse wanted = TypeUse.of(Type.getType(field.descriptor()));
        if (element == null) {
            error("is a " + source.display() + ", which gives no instances");
        } else if (!at.types().takes(wanted, element)) {
            error("gives " + element.display() + ", but the field is a " + wanted.display());
        }
        if (field.isStatic() && !isStatic) {
            error("is not static, but the field is; declare it static");
        }
    }

    /** What is in a source; null if it is none. */
    private @Nullable TypeUse element(TypeUse source) {
        if (source instanceof TypeUse.Array array) {
            return array.element() instanceof TypeUse.Primitive ? null : array.element();
        }
        if (source instanceof TypeUse.Named named) {
            for (String each : List.of("java/lang/Iterable", "java/util/stream/Stream")) {
                if (at.types().mayBe(named.name(), each)) {
                    return at.types().argument(source, each);
                }
            }
            return null;
        }
        return source instanceof TypeUse.Primitive ? null : TypeUse.UNKNOWN;
    }

    private void error(String message) {
        problems.error(at, "from", from, SOURCES, message);
    }
}
