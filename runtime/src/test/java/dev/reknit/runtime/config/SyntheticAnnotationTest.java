package dev.reknit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Backoff;
import dev.reknit.Retry;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyntheticAnnotationTest {
    @Retry
    private interface Plain {}

    @Retry(maxRetries = 7, factor = 1.5, backoff = Backoff.FIBONACCI, on = "x", retryOn = IOException.class)
    private interface Special {}

    @Everything(
            required = "r",
            numbers = {4, 5},
            texts = {})
    private interface Rich {}

    @Test
    void annotationOfDefaults_equalsOneWrittenWithout() {
        assertEqual(SyntheticAnnotation.of(Retry.class, Map.of()), written(Plain.class, Retry.class));
    }

    @Test
    void changedAnnotation_equalsOneWrittenSo() {
        Retry made = SyntheticAnnotation.of(
                written(Plain.class, Retry.class),
                Map.of(
                        "maxRetries",
                        7,
                        "factor",
                        1.5,
                        "backoff",
                        Backoff.FIBONACCI,
                        "on",
                        "x",
                        "retryOn",
                        new Class<?>[] {IOException.class}));
        assertEqual(made, written(Special.class, Retry.class));
        assertThat(made.maxRetries()).isEqualTo(7);
        assertThat(made.annotationType()).isEqualTo(Retry.class);
    }

    @Test
    void attributesOfAnyType_areCompared() {
        Everything written = written(Rich.class, Everything.class);
        assertEqual(
                SyntheticAnnotation.of(
                        Everything.class,
                        Map.of("required", "r", "numbers", new int[] {4, 5}, "texts", new String[] {})),
                written);
        assertEqual(SyntheticAnnotation.of(written, Map.of()), written);
        assertThat(SyntheticAnnotation.of(written, Map.of("numbers", new int[] {4, 6})))
                .isNotEqualTo(written);
    }

    private static void assertEqual(Annotation made, Annotation written) {
        assertThat(made).isEqualTo(written).hasSameHashCodeAs(written);
        assertThat(written).isEqualTo(made);
        assertThat(made).isEqualTo(made).isNotEqualTo("text").isNotEqualTo(null);
    }

    @Test
    void otherValue_isNotEqual() {
        Retry made = SyntheticAnnotation.of(Retry.class, Map.of("jitter", 0L));
        assertThat(made).isNotEqualTo(written(Plain.class, Retry.class));
        assertThat(written(Plain.class, Retry.class)).isNotEqualTo(made);
    }

    @Test
    void text_isWhatOneWouldWrite() {
        Everything made = SyntheticAnnotation.of(Everything.class, Map.of("required", "r"));
        assertThat(made.toString())
                .startsWith("@dev.reknit.runtime.config.Everything(")
                .contains("count=1", "text=\"\"", "backoff=FIXED", "type=java.lang.Integer.class")
                .contains("types={java.lang.Exception.class}", "texts={\"a\", \"b\"}", "required=\"r\"");
    }

    @Test
    void array_isGivenAsACopy() {
        int[] given = {1, 2};
        Everything made = SyntheticAnnotation.of(Everything.class, Map.of("required", "r", "numbers", given));
        given[0] = 9;
        made.numbers()[1] = 9;
        assertThat(made.numbers()).containsExactly(1, 2);
    }

    @Test
    void unknownAttribute_isRefused() {
        assertThatThrownBy(() -> SyntheticAnnotation.of(Retry.class, Map.of("maxRetry", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("@Retry has no attribute maxRetry");
    }

    @Test
    void valueOfAnotherType_isRefused() {
        assertThatThrownBy(() -> SyntheticAnnotation.of(Retry.class, Map.of("delay", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("@Retry.delay = 1 is a java.lang.Integer; allowed: a java.lang.Long");
    }

    @Test
    void missingValue_isRefused() {
        assertThatThrownBy(() -> SyntheticAnnotation.of(Everything.class, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("@Everything.required has no default; give a value");
    }

    private static <A extends Annotation> A written(Class<?> on, Class<A> type) {
        return on.getAnnotation(type);
    }
}
