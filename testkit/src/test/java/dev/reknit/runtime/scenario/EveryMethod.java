package dev.reknit.runtime.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs a test in each {@link Mode} in which a method is called, its parameter. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@EnumSource(
        mode = EnumSource.Mode.EXCLUDE,
        names = {"LAMBDA", "LAMBDA_STAGE"})
public @interface EveryMethod {}
