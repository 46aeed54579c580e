package dev.reknit.scenarios;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A test of what only Reknit's own weaver does; it is left out where AspectJ weaves. */
@Tag("own-weaver")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface OwnWeaver {
    /** What; where it is a member, the aspect says why. */
    String value();

    /** AspectJ surrounds the method and its monitor. */
    String MONITOR = "a synchronized method with a policy about attempts";

    /** Aspects add no members, and see no fields. */
    String DURABLE = "a class whose objects outlive the process";

    /** AspectJ's frames are between those of the application. */
    String FRAMES = "stack traces with two frames of ours at most";

    /** Its closures and constants have names of their own. */
    String MEMBERS = "members that are added";

    /** AspectJ keeps it if asked to. */
    String SERIAL = "the serial version of a class that does not say its own";

    /** The class loader has to see AspectJ's runtime and the aspect. */
    String LOADER = "a class loader that sees Reknit, but not AspectJ";
}
