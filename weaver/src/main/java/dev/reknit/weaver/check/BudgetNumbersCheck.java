package dev.reknit.weaver.check;

import dev.reknit.weaver.model.AnnotationValues;
import java.util.List;

/** The rule of attributes that grant something to a budget. */
final class BudgetNumbersCheck {
    private BudgetNumbersCheck() {}

    /** Warns of numbers for a budget that is not named. */
    static void warnWithoutBudget(Subject subject, Problems problems) {
        AnnotationValues values = subject.annotation();
        if (values.text("budget").isEmpty()) {
            for (String each : List.of("budgetRatio", "budgetFloor")) {
                if (values.isWritten(each)) {
                    problems.warning(
                            subject,
                            each,
                            values.value(each),
                            "has no effect without a budget; name one, such as budget = \"inventory\"");
                }
            }
        }
    }
}
