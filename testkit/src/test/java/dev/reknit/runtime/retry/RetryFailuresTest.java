package dev.reknit.runtime.retry;

import static dev.reknit.runtime.scenario.Play.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Retry;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Outcome;
import dev.reknit.runtime.scenario.Script;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Earlier failures, which are attached to the last one as suppressed. */
class RetryFailuresTest {
    @Retry(maxRetries = 2, jitter = 0)
    interface Thrice {}

    @Retry(maxRetries = 11, jitter = 0)
    interface Often {}

    @Retry(maxRetries = 2, on = "isStale", jitter = 0)
    interface Stale {}

    private static final class Bare extends RuntimeException {
        private static final long serialVersionUID = 1;

        Bare() {
            super("bare", null, false, false);
        }
    }

    @EveryMode
    void earlierFailures_areSuppressedOldestFirst(Mode mode) {
        Throwable[] failures = failures(3);
        Outcome outcome = play(mode, Thrice.class, Script.throwing(failures));
        assertThat(outcome.failure()).isSameAs(failures[2]);
        assertThat(failures[2].getSuppressed()).containsExactly(failures[0], failures[1]);
        assertThat(failures[2].getCause()).isNull();
        assertThat(failures[0].getSuppressed()).isEmpty();
        assertThat(failures[1].getSuppressed()).isEmpty();
    }

    @EveryMode
    void manyEarlierFailures_latestEightAreKept(Mode mode) {
        Throwable[] failures = failures(12);
        play(mode, Often.class, Script.throwing(failures));
        assertThat(failures[11].getSuppressed()).containsExactly(Arrays.copyOfRange(failures, 3, 11));
    }

    @EveryMode
    void sameObjectEachTime_isNotAttachedToItself(Mode mode) {
        Throwable shared = new IllegalStateException("shared");
        Outcome outcome = play(mode, Thrice.class, Script.throwing(shared));
        assertThat(outcome.failure()).isSameAs(shared);
        assertThat(shared.getSuppressed()).isEmpty();
    }

    @EveryMode
    void sameEarlierObjectTwice_isAttachedOnce(Mode mode) {
        Throwable shared = new IllegalStateException("shared");
        Throwable last = new IllegalStateException("last");
        play(mode, Thrice.class, Script.throwing(shared, shared, last));
        assertThat(last.getSuppressed()).containsExactly(shared);
    }

    @EveryMode
    void exceptionSharedByManyCalls_doesNotGrowWithoutBounds(Mode mode) {
        Throwable shared = new IllegalStateException("shared");
        for (int call = 0; call < 20; call++) {
            play(mode, Thrice.class, Script.throwing(new IllegalStateException("own " + call), shared));
        }
        assertThat(shared.getSuppressed()).hasSize(8);
    }

    @EveryMode
    void earlierFailureIsTheCause_isNotAttachedAgain(Mode mode) {
        Throwable first = new IllegalStateException("first");
        Throwable last = new IllegalStateException("last", first);
        play(mode, Thrice.class, Script.throwing(first, last));
        assertThat(last.getSuppressed()).isEmpty();
    }

    @EveryMode
    void suppressionDisabled_sameObjectAsItWas(Mode mode) {
        Throwable bare = new Bare();
        Outcome outcome = play(mode, Thrice.class, Script.throwing(new IllegalStateException(), bare));
        assertThat(outcome.failure()).isSameAs(bare);
        assertThat(bare.getSuppressed()).isEmpty();
    }

    @EveryMode
    void resultRejectedBetweenFailures_onlyFailuresAreAttached(Mode mode) {
        Throwable first = new IllegalStateException("first");
        Throwable last = new IllegalStateException("last");
        play(mode, Stale.class, Script.giving(first, "stale", last));
        assertThat(last.getSuppressed()).containsExactly(first);
    }

    private static Throwable[] failures(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(each -> new IllegalStateException("attempt " + each))
                .toArray(Throwable[]::new);
    }
}
