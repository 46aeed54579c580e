package dev.reknit.scenarios;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A test of what cannot be woven into a class that is loaded already; it is left out there. */
@Tag("before-loading")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface BeforeLoading {
    /** Why; the agent's report says the same of each member concerned. */
    String value();

    /** Attempts on other threads. */
    String STAGE = "a method that returns a stage";

    /** A monitor held while waiting. */
    String MONITOR = "a synchronized method with a policy about attempts";

    /** Objects exist. */
    String FIELD = "a redundant field";
}
