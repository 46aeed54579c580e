package dev.reknit.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Retry;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In the program's own environment, where calls take short cuts: those must not be taken while calls are counted. */
class SystemCountsTest {
    private final Metrics metrics = Environment.system().metrics();

    @Retry(maxRetries = 1, jitter = 0)
    interface CalledBefore {}

    @Retry(maxRetries = 1, jitter = 0)
    interface LoadedAfter {}

    @Retry(maxRetries = 1, jitter = 0, maxDuration = 60_000)
    interface WithAdmission {}

    @AfterEach
    void stop() {
        metrics.countSuccesses(false);
    }

    @Test
    void switchedOn_methodsAlreadyCalledAreCounted() throws Throwable {
        Guarded guarded = Play.guarded(CalledBefore.class);
        call(guarded, 3);
        assertThat(returned(guarded, "detour")).isZero();
        metrics.countSuccesses(true);
        call(guarded, 4);
        assertThat(returned(guarded, "call")).isEqualTo(4);
        assertThat(returned(guarded, "detour")).isEqualTo(4);
        metrics.countSuccesses(false);
        call(guarded, 5);
        assertThat(returned(guarded, "call")).isEqualTo(4);
        assertThat(returned(guarded, "detour")).isEqualTo(4);
    }

    @Test
    void switchedOn_classesLoadedLaterAreCounted() throws Throwable {
        metrics.countSuccesses(true);
        Guarded guarded = Play.guarded(LoadedAfter.class);
        call(guarded, 3);
        assertThat(returned(guarded, "call")).isEqualTo(3);
        assertThat(returned(guarded, "detour")).isEqualTo(3);
    }

    @Test
    void wayKeptWithAdmissions_isForgottenWhenSwitchedOn() throws Throwable {
        Guarded guarded = Play.guarded(WithAdmission.class);
        call(guarded, 3);
        metrics.countSuccesses(true);
        call(guarded, 4);
        assertThat(returned(guarded, "call")).isEqualTo(4);
        metrics.countSuccesses(false);
        call(guarded, 5);
        assertThat(returned(guarded, "call")).isEqualTo(4);
    }

    private static void call(Guarded guarded, int times) throws Throwable {
        for (int i = 0; i < times; i++) {
            assertThat(guarded.call(Script.giving("done"))).isEqualTo("done");
            assertThat(guarded.detour(Script.giving("done"))).isEqualTo("done");
        }
    }

    private long returned(Guarded guarded, String method) {
        String name = guarded.getClass().getName() + "." + method;
        return metrics.meters().stream()
                .filter(each -> each.type().equals(Catalogue.INVOCATIONS))
                .filter(each -> name.equals(each.tags().get("method")))
                .filter(each -> "valueReturned".equals(each.tags().get("result")))
                .mapToLong(Meter::value)
                .sum();
    }
}
