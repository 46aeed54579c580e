package dev.reknit.runtime.metrics;

import static dev.reknit.runtime.scenario.Play.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Script;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** What the meters say after one call: in each mode, and whether successes are counted or not. */
class CallCountsTest {
    @Retry(maxRetries = 2, jitter = 0, abortOn = FileNotFoundException.class)
    interface Retried {}

    @Retry(maxRetries = -1, delay = 100, maxDuration = 250, jitter = 0)
    interface Hurried {}

    @Retry(on = "throwsItself", jitter = 0)
    interface Broken {}

    @Retry(maxRetries = 1, jitter = 0)
    @Fallback(fallbackMethod = "last")
    interface Answered {}

    @Fallback(fallbackMethod = "failing")
    interface AnswerFails {}

    @EveryMode
    void success_isCountedIfAnybodyReads(Mode mode) {
        assertThat(counted(mode, Retried.class, Script.giving("done"), true))
                .containsOnly(
                        Map.entry("ft.invocations.total valueReturned notDefined", 1L),
                        Map.entry("ft.retry.calls.total false valueReturned", 1L));
    }

    @EveryMode
    void success_isNotCountedIfNobodyReads(Mode mode) {
        Map<String, Long> counted = counted(mode, Retried.class, Script.giving("done"), false);
        switch (mode) {
            // What is not complete when it is looked at is followed in any case.
            case LATER, FUTURE -> assertThat(counted).hasSize(2);
            case OTHER_THREAD -> assertThat(counted.size()).isIn(0, 2);
            default -> assertThat(counted).isEmpty();
        }
    }

    @EveryMode
    void retries_areCountedAlways(Mode mode) {
        for (boolean reads : new boolean[] {false, true}) {
            assertThat(counted(mode, Retried.class, Script.failingTimes(2), reads))
                    .containsOnly(
                            Map.entry("ft.invocations.total valueReturned notDefined", 1L),
                            Map.entry("ft.retry.calls.total true valueReturned", 1L),
                            Map.entry("ft.retry.retries.total", 2L));
        }
    }

    @EveryMode
    void noRetryLeft_isMaxRetriesReached(Mode mode) {
        assertThat(counted(mode, Retried.class, Script.failingTimes(9), true))
                .containsOnly(
                        Map.entry("ft.invocations.total exceptionThrown notDefined", 1L),
                        Map.entry("ft.retry.calls.total true maxRetriesReached", 1L),
                        Map.entry("ft.retry.retries.total", 2L));
    }

    @EveryMode
    void failureThatNoRetryIsFor_isNotRetryable(Mode mode) {
        assertThat(counted(mode, Retried.class, Script.throwing(new FileNotFoundException("x")), true))
                .containsOnly(
                        Map.entry("ft.invocations.total exceptionThrown notDefined", 1L),
                        Map.entry("ft.retry.calls.total false exceptionNotRetryable", 1L));
        assertThat(counted(
                        mode,
                        Retried.class,
                        Script.throwing(new IOException("y"), new FileNotFoundException("x")),
                        true))
                .containsEntry("ft.retry.calls.total true exceptionNotRetryable", 1L);
    }

    @EveryMode
    void noTimeLeft_isMaxDurationReached(Mode mode) {
        assertThat(counted(mode, Hurried.class, Script.failingTimes(9), true))
                .containsOnly(
                        Map.entry("ft.invocations.total exceptionThrown notDefined", 1L),
                        Map.entry("ft.retry.calls.total true maxDurationReached", 1L),
                        Map.entry("ft.retry.retries.total", 2L));
    }

    @EveryMode
    void predicateThatThrows_isNotRetryable(Mode mode) {
        assertThat(counted(mode, Broken.class, Script.giving("done"), true))
                .containsOnly(
                        Map.entry("ft.invocations.total exceptionThrown notDefined", 1L),
                        Map.entry("ft.retry.calls.total false exceptionNotRetryable", 1L));
    }

    @EveryMode
    void fallback_isAppliedOrNot(Mode mode) {
        assertThat(counted(mode, Answered.class, Script.failingTimes(9), true))
                .containsOnly(
                        Map.entry("ft.invocations.total valueReturned applied", 1L),
                        Map.entry("ft.retry.calls.total true maxRetriesReached", 1L),
                        Map.entry("ft.retry.retries.total", 1L));
        assertThat(counted(mode, Answered.class, Script.giving("done"), true))
                .containsEntry("ft.invocations.total valueReturned notApplied", 1L);
        assertThat(counted(mode, AnswerFails.class, Script.failingTimes(9), true))
                .containsOnly(Map.entry("ft.invocations.total exceptionThrown applied", 1L));
    }

    /** The meters that are not 0, by their names and the values of their tags after the first. */
    private static Map<String, Long> counted(Mode mode, Class<?> bearer, Script script, boolean reads) {
        AtomicReference<Metrics> metrics = new AtomicReference<>();
        play(mode, bearer, script, 42, environment -> {
            metrics.set(environment.metrics());
            environment.metrics().countSuccesses(reads);
        });
        Map<String, Long> counted = new TreeMap<>();
        for (Meter each : metrics.get().meters()) {
            if (each.value() != 0) {
                StringBuilder name = new StringBuilder(each.type().name());
                each.tags().values().stream()
                        .skip(1)
                        .forEach(tag -> name.append(' ').append(tag));
                counted.put(name.toString(), each.value());
            }
        }
        return counted;
    }
}
