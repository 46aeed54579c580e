package dev.reknit.weaver.check;

import java.lang.annotation.Annotation;
import java.util.Map;

/** The rules of all annotations. */
public final class Checks {
    private static final Map<Class<? extends Annotation>, Check> BY_ANNOTATION = Map.of();

    private Checks() {}

    /** Holds one use of an annotation against its rules. */
    public static void check(Subject subject, Problems problems) {
        Check check = BY_ANNOTATION.get(subject.annotation().type());
        if (check != null) {
            check.check(subject, problems);
        }
    }
}
