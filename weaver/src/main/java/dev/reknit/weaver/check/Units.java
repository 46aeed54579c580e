package dev.reknit.weaver.check;

import dev.reknit.weaver.model.AnnotationValues;
import java.util.List;

/** The rule of attributes that hold a unit. */
final class Units {
    private Units() {}

    /**
     * Warns of a unit that was written while its amounts were not: it silently changes their
     * defaults.
     */
    static void warn(Subject subject, Problems problems, String unit, List<String> amounts) {
        AnnotationValues values = subject.annotation();
        if (values.isWritten(unit) && !isAnyWritten(values, amounts)) {
            String amount = amounts.get(0);
            problems.warning(
                    subject,
                    unit,
                    values.value(unit),
                    "is the unit of the default " + amount + " = " + values.value(amount) + "; write " + amount
                            + " as well");
        }
    }

    private static boolean isAnyWritten(AnnotationValues values, List<String> attributes) {
        for (String each : attributes) {
            if (values.isWritten(each)) {
                return true;
            }
        }
        return false;
    }
}
