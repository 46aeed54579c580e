package dev.reknit.weaver.check;

import dev.reknit.weaver.model.MethodModel;

/** The rules for a method that answers in place of another. */
final class StandIn {
    private static final String STAGE = "java/util/concurrent/CompletionStage";
    private static final String FUTURE = "java/util/concurrent/Future";

    private StandIn() {}

    /** What the result of a method is in the end: of a stage, its value. */
    static TypeUse value(MethodModel method, Types types) {
        TypeUse result = Signatures.result(method);
        return method.isAsynchronous() ? types.argument(result, method.returnsFuture() ? FUTURE : STAGE) : result;
    }

    /** Adds what keeps one method from answering for the guarded one, apart from its parameters. */
    static void check(Subject at, Problems problems, String attribute, MethodModel other) {
        MethodModel method = at.guarded();
        if (!fits(at.types(), method, other)) {
            problems.error(
                    at,
                    attribute,
                    other.name(),
                    Signatures.result(method).display(),
                    other.display() + " returns " + Signatures.result(other).display() + ", not what "
                            + method.display() + " returns");
        }
        if (method.isStatic() && !other.isStatic()) {
            problems.error(
                    at,
                    attribute,
                    other.name(),
                    null,
                    other.display() + " is not static, but " + method.display() + " is; declare it static");
        }
    }

    private static boolean fits(Types types, MethodModel method, MethodModel other) {
        TypeUse given = Signatures.result(other);
        if (!method.isAsynchronous()) {
            return types.returns(Signatures.result(method), given);
        }
        // The caller gets a stage of Reknit's own, so any stage will do, and in the place of a future any of either.
        return given instanceof TypeUse.Named result
                && (gives(result, STAGE, types, method)
                        || (method.returnsFuture() && gives(result, FUTURE, types, method)));
    }

    private static boolean gives(TypeUse.Named result, String holder, Types types, MethodModel method) {
        return types.mayBe(result.name(), holder)
                && types.returns(value(method, types), types.argument(result, holder));
    }
}
