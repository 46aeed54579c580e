package dev.reknit.weaver.check;

import dev.reknit.weaver.model.MethodModel;
import java.util.List;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** The rules of an attribute that names a method which says something of a result. */
final class ResultTest {
    private final Subject at;
    private final Problems problems;
    private final String attribute;
    private final String name;

    private ResultTest(Subject at, Problems problems, String attribute) {
        this.at = at;
        this.problems = problems;
        this.attribute = attribute;
        this.name = at.annotation().text(attribute);
    }

    /** Checks the attribute; an empty name is none. */
    static void check(Subject at, Problems problems, String attribute) {
        ResultTest test = new ResultTest(at, problems, attribute);
        if (!test.name.isEmpty()) {
            test.check();
        }
    }

    private void check() {
        MethodModel method = at.guarded();
        if (method.result().equals(Type.VOID_TYPE)) {
            error(null, method.display() + " returns nothing that could be tested; take " + attribute + " out");
            return;
        }
        Hierarchy hierarchy = at.hierarchy();
        List<MethodModel> named =
                hierarchy.methods(name).stream().map(Hierarchy.Located::method).toList();
        List<MethodModel> tests = named.stream().filter(ResultTest::isTest).toList();
        if (tests.size() == 1) {
            check(tests.get(0));
        } else if (tests.size() > 1) {
            error(allowed(), "is ambiguous: " + Display.signatures(tests) + "; rename all but one");
        } else if (!named.isEmpty()) {
            error(allowed(), "does not fit: found " + Display.signatures(named));
        } else if (hierarchy.isComplete()) {
            error(allowed(), hierarchy.unknownMethod(name, method.name()));
        }
    }

    private static boolean isTest(MethodModel method) {
        return method.parameters().length == 1 && method.result().equals(Type.BOOLEAN_TYPE);
    }

    private void check(MethodModel test) {
        MethodModel method = at.guarded();
        TypeUse result = StandIn.value(method, at.types());
        if (!at.types().takes(Signatures.parameters(test).get(0), result)) {
            error(
                    allowed(),
                    "takes " + Signatures.parameters(test).get(0).display() + ", but the result of " + method.display()
                            + " is " + result.display());
        }
        if (method.isStatic() && !test.isStatic()) {
            error(allowed(), "is not static, but " + method.display() + " is; declare it static");
        }
    }

    private String allowed() {
        return (at.guarded().isStatic() ? "static " : "") + "boolean " + name + "("
                + StandIn.value(at.guarded(), at.types()).display() + ")";
    }

    private void error(@Nullable String allowed, String message) {
        problems.error(at, attribute, name, allowed, message);
    }
}
