package dev.reknit.weaver.select;

import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.Marks;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.model.MethodModel.Call;

/**
 * Methods that the compilers of Kotlin, Scala and Groovy add beside one that somebody wrote, with copies of its
 * annotations, and that only pass calls on to it: overloads for default arguments ({@code @JvmOverloads}), static
 * methods for those of companions and objects ({@code @JvmStatic}), bodies of interfaces for older classes ({@code
 * DefaultImpls}), and what a class delegates ({@code by}). They are not marked as synthetic; their code tells.
 */
final class Forwarders {
    private static final String MADE_BY_GROOVY = "Lgroovy/transform/Generated;";

    private Forwarders() {}

    /** Whether a method is one of them, so that its calls are guarded where they arrive. */
    static boolean contain(ClassModel type, MethodModel method) {
        for (Call each : method.passedOn()) {
            if (isOverload(type, method, each)
                    || isStaticTwin(type, method, each)
                    || isOfInterface(type, method, each)
                    || isDelegated(method, each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOverload(ClassModel type, MethodModel method, Call call) {
        boolean kotlins = call.name().equals(method.name() + "$default");
        boolean groovys = call.name().equals(method.name())
                && method.annotation(MADE_BY_GROOVY).isPresent();
        return call.owner().equals(type.name()) && (kotlins || groovys);
    }

    /** Kotlin's companion has a field of its name, Scala's module one of its own. */
    private static boolean isStaticTwin(ClassModel type, MethodModel method, Call call) {
        return method.isStatic()
                && call.field() != null
                && call.owner().startsWith(type.name() + "$")
                && (call.field().equals("MODULE$") || call.owner().equals(type.name() + "$" + call.field()))
                && call.name().equals(method.name())
                && call.descriptor().equals(method.descriptor());
    }

    private static boolean isOfInterface(ClassModel type, MethodModel method, Call call) {
        return type.name().equals(call.owner() + "$DefaultImpls")
                && call.name().equals("access$" + method.name() + "$jd");
    }

    /** What the object that takes the calls is guarded by is its own affair; a rule may still mean this class. */
    private static boolean isDelegated(MethodModel method, Call call) {
        return call.field() != null
                && call.field().startsWith("$$delegate_")
                && call.name().equals(method.name())
                && call.descriptor().equals(method.descriptor())
                && isAnnotated(method);
    }

    private static boolean isAnnotated(MethodModel method) {
        for (AnnotationModel each : method.annotations()) {
            if (each.descriptor().startsWith(Marks.PACKAGE)) {
                return true;
            }
        }
        return false;
    }
}
