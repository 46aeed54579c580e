package dev.reknit.runtime.config;

import dev.reknit.Backoff;
import dev.reknit.InUnit;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.temporal.ChronoUnit;

/** An annotation with an attribute of each type that can be configured, and of others. */
@Retention(RetentionPolicy.RUNTIME)
@interface Everything {
    int count() default 1;

    long big() default 2;

    double ratio() default 0.5;

    boolean flag() default false;

    String text() default "";

    Backoff backoff() default Backoff.FIXED;

    Class<? extends Number> type() default Integer.class;

    Class<? extends Throwable>[] types() default {Exception.class};

    String[] texts() default {"a", "b"};

    @InUnit("delayUnit")
    long delay() default 3;

    ChronoUnit delayUnit() default ChronoUnit.MILLIS;

    int[] numbers() default {1};

    String required();
}
