package dev.reknit.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Backoff;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetrySettingsTest {
    @Test
    void defaults_areThoseOfMicroProfile() {
        RetrySettings settings = RetrySettings.of(Settings.retry(Map.of()));
        assertThat(settings)
                .isEqualTo(new RetrySettings(
                        3,
                        0,
                        Duration.ofMinutes(3).toNanos(),
                        Duration.ofMillis(200).toNanos(),
                        Backoff.FIXED,
                        2,
                        Long.MAX_VALUE));
    }

    @Test
    void eachUnit_isHonoured() {
        RetrySettings settings = RetrySettings.of(Settings.retry(Map.of(
                "delay",
                2L,
                "delayUnit",
                ChronoUnit.SECONDS,
                "maxDelay",
                9L,
                "backoff",
                Backoff.EXPONENTIAL,
                "maxDuration",
                4L,
                "durationUnit",
                ChronoUnit.HOURS,
                "jitter",
                5L,
                "jitterDelayUnit",
                ChronoUnit.MICROS)));
        assertThat(settings.delayNanos()).isEqualTo(2_000_000_000L);
        assertThat(settings.maxDelayNanos()).isEqualTo(9_000_000_000L);
        assertThat(settings.maxDurationNanos()).isEqualTo(Duration.ofHours(4).toNanos());
        assertThat(settings.jitterNanos()).isEqualTo(5_000);
    }

    @Test
    void durationBeyondTheRange_isCapped() {
        RetrySettings settings = RetrySettings.of(
                Settings.retry(Map.of("delay", 1L, "maxDuration", 2L, "durationUnit", ChronoUnit.FOREVER)));
        assertThat(settings.maxDurationNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void valueNotAllowed_isNamedWithThoseAllowed() {
        assertRefused(Map.of("maxRetries", -2), "Retry.maxRetries = -2; allowed: -1 (no limit), 0 or more");
        assertRefused(Map.of("delay", -1L), "Retry.delay = -1; allowed: 0 or more");
        assertRefused(Map.of("jitter", -1L), "Retry.jitter = -1; allowed: 0 or more");
        assertRefused(Map.of("maxDuration", -1L), "Retry.maxDuration = -1; allowed: 0 (no limit) or more");
        String factors = "; allowed: 1 or more, finite";
        assertRefused(Map.of("factor", 0.5), "Retry.factor = 0.5" + factors);
        assertRefused(Map.of("factor", Double.NaN), "Retry.factor = NaN" + factors);
        assertRefused(Map.of("factor", Double.POSITIVE_INFINITY), "Retry.factor = Infinity" + factors);
        assertRefused(
                Map.of("backoff", Backoff.FIBONACCI, "delay", 10L, "maxDelay", 9L),
                "Retry.maxDelay = 9; allowed: at least delay, which is 10");
        assertRefused(
                Map.of("delay", 3L, "delayUnit", ChronoUnit.MINUTES),
                "Retry.maxDuration = 180000 MILLIS; allowed: 0 (no limit) or more than delay, which is 3 MINUTES");
    }

    @Test
    void fixedBackoff_maxDelayBelowDelayIsAllowed() {
        assertThat(RetrySettings.of(Settings.retry(Map.of("delay", 10L, "maxDelay", 9L)))
                        .delayNanos())
                .isEqualTo(10_000_000);
    }

    private static void assertRefused(Map<String, ?> attributes, String message) {
        assertThatThrownBy(() -> RetrySettings.of(Settings.retry(attributes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
