package dev.reknit.runtime.ratelimit;

import static dev.reknit.runtime.scenario.Play.play;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reknit.Fallback;
import dev.reknit.RateLimit;
import dev.reknit.RateLimitException;
import dev.reknit.RateLimitType;
import dev.reknit.Retry;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Outcome;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rate limit in every mode. What each type lets in, to the nanosecond, is pinned by {@code LimitTwinTest}. */
@ReknitTest
class RateLimitTest {
    @RateLimit(value = 2)
    interface Fixed {}

    @RateLimit(value = 2, type = RateLimitType.ROLLING)
    interface Rolling {}

    @RateLimit(value = 2, type = RateLimitType.SMOOTH)
    interface Smooth {}

    @RateLimit(value = 100, minSpacing = 200, minSpacingUnit = ChronoUnit.MILLIS)
    interface Spaced {}

    @RateLimit(value = 1, window = 10)
    @Retry(maxRetries = 2, jitter = 0)
    interface Retried {}

    @RateLimit(value = 1)
    @Fallback(fallbackMethod = "last")
    interface Answered {}

    @ParameterizedTest
    @CsvSource({
        "BLOCKING,Fixed,1000", "BLOCKING,Rolling,1000", "BLOCKING,Smooth,500",
        "DETOUR,Fixed,1000", "DETOUR,Rolling,1000", "DETOUR,Smooth,500",
        "LATER,Fixed,1000", "LATER,Rolling,1000", "LATER,Smooth,500",
        "COMPLETE,Fixed,1000", "COMPLETE,Rolling,1000", "COMPLETE,Smooth,500"
    })
    void tooMany_rejectedWithTheTimeToWait(Mode mode, String type, long wait, VirtualTime time, RecordedEvents events)
            throws Throwable {
        Guarded guarded = Play.guarded(Class.forName(RateLimitTest.class.getName() + "$" + type));
        call(mode, guarded, time);
        time.advance(Duration.ofSeconds(100));
        if (type.equals("Fixed")) {
            // The first window has a permit left.
            call(mode, guarded, time);
        }
        call(mode, guarded, time);
        call(mode, guarded, time);
        RateLimitException rejection = rejected(mode, guarded, time);
        assertThat(rejection.retryAfter()).isEqualTo(Duration.ofMillis(wait));
        assertThat(rejection.policy()).isEqualTo("RateLimit");
        assertThat(rejection)
                .hasMessage("RateLimit on " + guarded.getClass().getSimpleName() + "." + mode.method()
                        + "(Script): more than 2 calls per 1 SECONDS; call again in "
                        + Duration.ofMillis(wait) + ", or raise value");
        assertThat(events.only(Event.CallRejected.class).policy()).isEqualTo("RateLimit");
        time.advance(rejection.retryAfter());
        call(mode, guarded, time);
    }

    @EveryMode
    void tooSoon_rejectedUntilTheSpacingIsOver(Mode mode, VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Spaced.class);
        call(mode, guarded, time);
        time.advance(Duration.ofMillis(150));
        assertThat(rejected(mode, guarded, time).retryAfter()).isEqualTo(Duration.ofMillis(50));
        time.advance(Duration.ofMillis(50));
        call(mode, guarded, time);
    }

    /** The first attempt fails, the next is rejected, the one after that has waited as the rejection said. */
    @EveryMode
    void retry_countsEachAttemptAndWaitsAsLongAsTheRejectionSays(Mode mode) {
        Outcome outcome = play(mode, Retried.class, Script.failingTimes(1));
        assertThat(outcome.value()).isEqualTo("done");
        assertThat(outcome.begun()).containsExactly(Duration.ZERO, Duration.ofSeconds(10));
    }

    @EveryMode
    void rejected_fallbackAnswersAndTheMethodIsNotCalled(Mode mode, VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Answered.class);
        assertThat(Play.call(mode, guarded, Script.giving("done"), time)).isEqualTo("done");
        Script second = Script.giving("done");
        assertThat(Play.call(mode, guarded, second, time)).isEqualTo("last");
        assertThat(second.attempts()).isZero();
        assertThat(second.handed()).isNull();
    }

    @EveryMode
    void callsAndRejections_areCounted(Mode mode, VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Fixed.class);
        call(mode, guarded, time);
        call(mode, guarded, time);
        rejected(mode, guarded, time);
        RateLimiter limiter = Environment.current().states().all(RateLimiter.class).stream()
                .filter(each -> each.bean().orElseThrow() == guarded.getClass())
                .findFirst()
                .orElseThrow()
                .state();
        assertThat(limiter.acceptedTotal()).isEqualTo(2);
        assertThat(limiter.rejectedTotal()).isEqualTo(1);
    }

    private static void call(Mode mode, Guarded guarded, VirtualTime time) throws Throwable {
        assertThat(Play.call(mode, guarded, Script.giving("done"), time)).isEqualTo("done");
    }

    private static RateLimitException rejected(Mode mode, Guarded guarded, VirtualTime time) {
        return catchThrowableOfType(
                RateLimitException.class, () -> Play.call(mode, guarded, Script.giving("done"), time));
    }
}
