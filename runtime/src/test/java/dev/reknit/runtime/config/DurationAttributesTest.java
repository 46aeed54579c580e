package dev.reknit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.InUnit;
import dev.reknit.Retry;
import dev.reknit.runtime.PolicyFactory;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.temporal.ChronoUnit;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every policy's annotation says which of its attributes are durations, and in what unit. */
class DurationAttributesTest {
    /** Numbers that are no durations. */
    private static final Set<String> COUNTS = Set.of("Fallback.maxWeight");

    static Stream<Class<? extends Annotation>> annotations() {
        return ServiceLoader.load(PolicyFactory.class).stream().map(each -> annotation(each.get()));
    }

    private static Class<? extends Annotation> annotation(PolicyFactory<?> factory) {
        return factory.annotation();
    }

    @Test
    void annotations_areFound() {
        assertThat(annotations()).contains(Retry.class);
    }

    @ParameterizedTest
    @MethodSource("annotations")
    void everyLong_namesItsUnitAndEveryUnitIsNamed(Class<? extends Annotation> annotation) {
        Set<String> units = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        for (Method each : annotation.getDeclaredMethods()) {
            InUnit unit = each.getAnnotation(InUnit.class);
            boolean duration = each.getReturnType() == long.class
                    && !COUNTS.contains(annotation.getSimpleName() + "." + each.getName());
            assertThat(unit != null).as(each.toString()).isEqualTo(duration);
            if (unit != null) {
                named.add(unit.value());
            }
            if (each.getReturnType() == ChronoUnit.class) {
                units.add(each.getName());
            }
        }
        assertThat(named).isEqualTo(units);
    }

    @ParameterizedTest
    @MethodSource("annotations")
    void everyAttribute_canBeConfigured(Class<? extends Annotation> annotation) {
        assertThat(annotation.getDeclaredMethods()).allMatch(Values::canParse);
    }
}
