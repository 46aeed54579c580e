package dev.reknit.weaver.loaded;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.select.ClassPlan;
import dev.reknit.weaver.select.Durability;
import dev.reknit.weaver.select.MethodPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.jar.asm.Opcodes;

/** What cannot be woven into a class once it is loaded, and why. */
public final class LoadedRefusals {
    private static final String CURE = "; start the program with -javaagent, or weave it at build time";

    private LoadedRefusals() {}

    /** The part of a plan that can be carried out; what cannot is an error among its problems. */
    public static ClassPlan possible(ClassPlan whole) {
        ClassPlan plan = whole.durable() == null
                ? whole
                : Durability.refused(
                        whole,
                        refusal(whole, "", "Checkpointed", "its objects would need members that it does not have"));
        List<MethodPlan> methods = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(plan.problems());
        for (MethodPlan each : plan.methods()) {
            Optional<String> reason = reason(plan, each);
            if (reason.isEmpty()) {
                methods.add(each);
            } else {
                String policy = each.applied().get(0).values().name();
                problems.add(refusal(plan, each.method().display(), policy, reason.get()));
            }
        }
        for (ClassPlan.FieldPlan each : plan.fields()) {
            String reason = "objects that exist have this field filled already";
            problems.add(refusal(plan, each.field().name(), "Redundant", reason));
        }
        return new ClassPlan(plan.type(), methods, List.of(), problems, plan.rules());
    }

    private static Optional<String> reason(ClassPlan plan, MethodPlan method) {
        if (plan.type().version() < Opcodes.V1_7) {
            return Optional.of("a class file older than Java 7 cannot refer to the runtime without a new field");
        }
        if (method.method().isAsynchronous() && method.hasAttempts()) {
            return Optional.of("its attempts begin on other threads, which takes a method of their own");
        }
        if (method.leavesThread()) {
            return Optional.of("its attempts run on another thread, which takes a method of their own");
        }
        if (method.method().has(Opcodes.ACC_SYNCHRONIZED) && method.hasAttempts()) {
            return Optional.of("its monitor would be held while waiting for the next attempt");
        }
        return Optional.empty();
    }

    private static Problem refusal(ClassPlan plan, String member, String policy, String reason) {
        return new Problem(
                Problem.Severity.ERROR,
                plan.type().binaryName(),
                member,
                policy,
                null,
                null,
                "not possible in a loaded class: " + reason + CURE);
    }
}
