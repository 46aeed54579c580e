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
    /** What; where it is a member, the agent says why. */
    String value();

    /** Attempts on other threads. */
    String STAGE = "a method that returns a stage";

    /** Attempts on another thread than their caller's. */
    String ELSEWHERE = "a method whose attempts are abandoned";

    /** A monitor held while waiting. */
    String MONITOR = "a synchronized method with a policy about attempts";

    /** Objects exist. */
    String FIELD = "a redundant field";

    /** Objects that outlive the process have members for it. */
    String DURABLE = "a class whose objects outlive the process";

    /** Mixing two copies of the runtime would mix two kinds of gates. */
    String COPY = "a class whose loader has a copy of Reknit's classes of its own";

    /** JDK-8240908: before Java 19 the JVM itself forgets them when a class is retransformed. */
    String NAMES = "names of parameters in reflection";
}
