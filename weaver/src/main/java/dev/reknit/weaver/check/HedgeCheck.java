package dev.reknit.weaver.check;

import dev.reknit.runtime.Violation;
import dev.reknit.runtime.budget.BudgetNumbers;
import dev.reknit.runtime.hedge.HedgeNumbers;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.MethodModel;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/** The rules of {@link dev.reknit.Hedge}. */
final class HedgeCheck implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        AnnotationValues hedge = subject.annotation();
        HedgeNumbers numbers = new HedgeNumbers(
                hedge.number("delay"),
                hedge.real("quantile"),
                new BudgetNumbers(hedge.real("budgetRatio"), hedge.real("budgetFloor")));
        for (Violation each : numbers.violations()) {
            problems.error(subject.declaration(), each);
        }
        Units.warn(subject.declaration(), problems, "delayUnit", List.of("delay"));
        BudgetNumbersCheck.warnWithoutBudget(subject.declaration(), problems);
        MethodModel method = subject.guarded();
        if (subject.isCheckpointed()) {
            problems.error(
                    subject,
                    "cannot go with @Checkpointed: attempts on one object exclude each other, so the second would"
                            + " only begin when the first has ended; take one of the two off");
        }
        if (method.has(Opcodes.ACC_SYNCHRONIZED)) {
            problems.error(
                    subject,
                    "cannot go with synchronized: the second attempt would only begin when the first has ended; lock"
                            + " what must be exclusive inside the method");
        }
    }
}
