package dev.reknit.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.runtime.time.SystemTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads, random outcomes: what callers saw is what was counted. */
class ExactSumsTest {
    private static final int THREADS = 4;
    private static final int CALLS = 3_000;

    private final Environment environment = new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null);
    private final LongAdder attempts = new LongAdder();
    private final LongAdder returned = new LongAdder();
    private final LongAdder thrown = new LongAdder();
    private final LongAdder answered = new LongAdder();

    @Retry(maxRetries = 2, jitter = 0, abortOn = UnsupportedOperationException.class)
    interface Retried {}

    @Retry(maxRetries = 1, jitter = 0)
    @Fallback(fallbackMethod = "last", applyOn = IOException.class)
    interface Answered {}

    @Retry(maxRetries = 1, jitter = 0, maxDuration = 60_000)
    interface WithAdmission {}

    /** How the method was woven. */
    enum Woven {
        WITH_SLOTS,
        WITHOUT_SLOTS
    }

    @ParameterizedTest
    @EnumSource
    void countingSuccesses_everyCallIsCountedOnce(Woven woven) throws Exception {
        environment.metrics().countSuccesses(true);
        for (Class<?> bearer : List.of(Retried.class, Answered.class, WithAdmission.class)) {
            callFromManyThreads(Play.guarded(bearer), woven);
        }
        assertThat(sum(Catalogue.INVOCATIONS, "result", "valueReturned")).isEqualTo(returned.sum());
        assertThat(sum(Catalogue.INVOCATIONS, "result", "exceptionThrown")).isEqualTo(thrown.sum());
        assertThat(sum(Catalogue.INVOCATIONS, "fallback", "applied")).isEqualTo(answered.sum());
        assertThat(sum(Catalogue.RETRY_CALLS, "", "")).isEqualTo(returned.sum() + thrown.sum());
        assertThat(sum(Catalogue.RETRIES, "", "")).isEqualTo(attempts.sum() - returned.sum() - thrown.sum());
        assertThat(returned.sum() + thrown.sum()).isEqualTo(3L * THREADS * CALLS);
    }

    @ParameterizedTest
    @EnumSource
    void notCountingSuccesses_whatGoesWrongIsCountedAllTheSame(Woven woven) throws Exception {
        callFromManyThreads(Play.guarded(Retried.class), woven);
        assertThat(sum(Catalogue.INVOCATIONS, "result", "exceptionThrown")).isEqualTo(thrown.sum());
        assertThat(sum(Catalogue.RETRIES, "", "")).isEqualTo(attempts.sum() - returned.sum() - thrown.sum());
        assertThat(sum(Catalogue.INVOCATIONS, "result", "valueReturned"))
                .isEqualTo(sum(Catalogue.RETRY_CALLS, "retried", "true")
                        - sum(Catalogue.RETRY_CALLS, "retried", "true", "retryResult", "exceptionNotRetryable")
                        - sum(Catalogue.RETRY_CALLS, "retried", "true", "retryResult", "maxRetriesReached"));
    }

    @Test
    void switchedWhileCallsRun_neverMoreThanThereWere() throws Exception {
        Guarded guarded = Play.guarded(Retried.class);
        Thread switching = new Thread(() -> {
            for (int i = 0; i < 200; i++) {
                environment.metrics().countSuccesses(i % 2 == 0);
                Thread.yield();
            }
        });
        switching.start();
        callFromManyThreads(guarded, Woven.WITH_SLOTS);
        switching.join();
        assertThat(sum(Catalogue.INVOCATIONS, "result", "valueReturned")).isBetween(0L, returned.sum());
        assertThat(sum(Catalogue.INVOCATIONS, "result", "exceptionThrown")).isEqualTo(thrown.sum());
        assertThat(sum(Catalogue.RETRIES, "", "")).isEqualTo(attempts.sum() - returned.sum() - thrown.sum());
    }

    private void callFromManyThreads(Guarded guarded, Woven woven) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(pool.submit(() -> environment.call(() -> callOften(guarded, woven))));
            }
            for (Future<?> each : threads) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private Object callOften(Guarded guarded, Woven woven) {
        for (int i = 0; i < CALLS; i++) {
            Script script = Script.of(this::attempt);
            try {
                Object result = woven == Woven.WITH_SLOTS ? guarded.call(script) : guarded.detour(script);
                returned.increment();
                if ("last".equals(result)) {
                    answered.increment();
                }
            } catch (Throwable failure) {
                thrown.increment();
            }
        }
        return "";
    }

    private Object attempt() throws Exception {
        attempts.increment();
        RandomGenerator random = ThreadLocalRandom.current();
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> throw new IOException("no route");
            case 3 -> throw new UnsupportedOperationException("never");
            default -> {
                return "done";
            }
        }
    }

    /** The sum of the meters of a type whose tags have these values. */
    private long sum(MeterType type, String... tags) {
        return environment.metrics().meters().stream()
                .filter(each -> each.type().equals(type))
                .filter(each -> {
                    boolean all = true;
                    for (int i = 0; i < tags.length; i += 2) {
                        all &= tags[i].isEmpty()
                                || tags[i + 1].equals(each.tags().get(tags[i]));
                    }
                    return all;
                })
                .mapToLong(Meter::value)
                .sum();
    }
}
