package dev.reknit.testkit;

import static dev.reknit.runtime.Guard.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.Retry;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.Guard;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

@ReknitTest
class ChaosTest {
    @Retry(maxRetries = 2, jitter = 0)
    interface Retrying {}

    private static final Guard GUARD = Guard.of("prices", policy(Retry.class).with(Retry::maxRetries, 0));

    private int bodies;

    private String body() {
        bodies++;
        return "done";
    }

    @EveryMode
    void firstAttemptsFail_bodyIsReachedByTheNext(Mode mode, Chaos chaos, VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Retrying.class);
        Script script = Script.giving("done");
        chaos.in(guarded.getClass()).first(2).fail(IOException::new);
        assertThat(Play.call(mode, guarded, script, time)).isEqualTo("done");
        assertThat(script.attempts()).isEqualTo(1);
        assertThat(chaos.struck()).isEqualTo(2);
    }

    @EveryMode
    void allAttemptsFail_failureIsTheCallers(Mode mode, Chaos chaos, VirtualTime time) {
        Guarded guarded = Play.guarded(Retrying.class);
        Script script = Script.giving("never");
        IOException failure = new IOException();
        chaos.everywhere().fail(() -> failure);
        assertThat(catchThrowable(() -> Play.call(mode, guarded, script, time))).isSameAs(failure);
        assertThat(script.attempts()).isZero();
        assertThat(chaos.struck()).isEqualTo(3);
    }

    @EveryMode
    void attemptIsDelayed_bodyRunsAfterIt(Mode mode, Chaos chaos, VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Retrying.class);
        chaos.in(guarded.getClass()).first(1).delay(Duration.ofMillis(300));
        chaos.in(guarded.getClass()).first(1).delay(Duration.ofMillis(40));
        Script script = Script.of(() -> time.now());
        assertThat(Play.call(mode, guarded, script, time)).isEqualTo(Duration.ofMillis(340));
        assertThat(chaos.struck()).isEqualTo(1);
    }

    @Test
    void plans_chooseAttemptsByTheirNumbers(Chaos chaos) {
        assertThat(struck(chaos, faults -> faults.first(2), 6)).containsExactly(1, 2);
        assertThat(struck(chaos, faults -> faults.every(3), 7)).containsExactly(3, 6);
        assertThat(struck(chaos, faults -> faults.at(2, 5), 6)).containsExactly(2, 5);
        assertThat(struck(chaos, faults -> faults, 2)).containsExactly(1, 2);
        assertThat(struck(chaos, faults -> faults.rate(0), 50)).isEmpty();
        assertThat(struck(chaos, faults -> faults.rate(1), 3)).containsExactly(1, 2, 3);
    }

    private List<Integer> struck(Chaos chaos, UnaryOperator<Faults> plan, int calls) {
        // A guard of its own, so that faults put in before are none of it.
        String name = "guard " + System.identityHashCode(plan);
        Guard guard = Guard.of(name, policy(Retry.class).with(Retry::maxRetries, 0));
        plan.apply(chaos.in(ChaosTest.class, name)).fail(IllegalStateException::new);
        List<Integer> struck = new ArrayList<>();
        for (int call = 1; call <= calls; call++) {
            try {
                guard.call(this::body);
            } catch (IllegalStateException planned) {
                struck.add(call);
            }
        }
        return struck;
    }

    @Test
    void rate_isDrawnFromTheSeed() {
        List<Integer> first = struck(chaos(7), faults -> faults.rate(0.3), 1000);
        assertThat(first).hasSizeBetween(240, 360);
        assertThat(struck(chaos(7), faults -> faults.rate(0.3), 1000)).isEqualTo(first);
        assertThat(struck(chaos(8), faults -> faults.rate(0.3), 1000)).isNotEqualTo(first);
    }

    /** One that the extension does not end. */
    private static Chaos chaos(long seed) {
        Chaos chaos = new Chaos(Environment.current(), seed);
        Environment.current().inject(chaos::around);
        return chaos;
    }

    @Test
    void otherMethodsAndClasses_areLeftAlone(Chaos chaos) {
        chaos.in(ChaosTest.class, "others").fail(IllegalStateException::new);
        chaos.in(String.class).fail(IllegalStateException::new);
        assertThat(GUARD.call(this::body)).isEqualTo("done");
        assertThat(chaos.unmatched()).hasToString("[in ChaosTest.others, in String]");
        chaos.in(Object.class, "prices").fail(IllegalStateException::new);
        assertThatThrownBy(() -> GUARD.call(this::body)).isInstanceOf(IllegalStateException.class);
        // Nothing may be left that is for nothing.
        catchThrowable(() -> Guard.of("others").call(this::body));
        catchThrowable(() -> Guard.of(String.class, "prices").call(this::body));
        assertThat(chaos.unmatched()).isEmpty();
    }

    @Test
    void noFault_nothingIsInTheWay() {
        assertThat(GUARD.call(this::body)).isEqualTo("done");
        assertThat(bodies).isEqualTo(1);
    }

    @Test
    void attemptHangsWhereTimeMovesByItself_saysThatNobodyEndsIt(Chaos chaos) {
        chaos.in(ChaosTest.class).hang();
        assertThatThrownBy(() -> GUARD.call(this::body))
                .isInstanceOf(AssertionError.class)
                .hasMessage("ChaosTest.prices has hung for 1000 days, and nobody has interrupted it: give it a timeout,"
                        + " or take @ReknitTest(manual = true)");
    }

    @Test
    @ReknitTest(manual = true)
    void attemptHangs_untilItIsInterrupted(Chaos chaos, VirtualTime time) throws Exception {
        chaos.in(ChaosTest.class).hang();
        FutureTask<Throwable> call = new FutureTask<>(() -> catchThrowable(() -> GUARD.call(this::body)));
        Thread thread = new Thread(call, "calls");
        thread.start();
        time.awaitSleepers(1);
        thread.interrupt();
        assertThat(call.get()).isInstanceOf(InterruptedException.class);
        assertThat(bodies).isZero();
    }

    @Test
    @ReknitTest(manual = true)
    void testEnds_whatHangsGoesOn(VirtualTime time) throws Exception {
        Chaos chaos = chaos(1);
        chaos.in(ChaosTest.class).hang();
        FutureTask<Throwable> call = new FutureTask<>(() -> catchThrowable(() -> GUARD.call(this::body)));
        new Thread(call, "calls").start();
        time.awaitSleepers(1);
        chaos.end();
        assertThat(call.get()).isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> GUARD.call(this::body)).hasMessage("the test has ended");
    }

    @Test
    void stageHangs_untilItIsCancelled(Chaos chaos, VirtualTime time) {
        chaos.in(ChaosTest.class).delay(Duration.ofSeconds(1));
        chaos.in(ChaosTest.class).hang();
        CompletionStage<String> stage = GUARD.stage(() -> CompletableFuture.completedFuture(body()));
        time.advance(Duration.ofDays(9999));
        assertThat(stage.toCompletableFuture()).isNotDone();
        assertThat(stage.toCompletableFuture().cancel(true)).isTrue();
        assertThat(bodies).isZero();
    }

    @Test
    void stageCancelledWhileDelayed_bodyDoesNotRun(Chaos chaos, VirtualTime time) {
        chaos.in(ChaosTest.class).delay(Duration.ofSeconds(1));
        GUARD.stage(() -> CompletableFuture.completedFuture(body()))
                .toCompletableFuture()
                .cancel(true);
        assertThat(time.pending()).isEmpty();
        assertThat(bodies).isZero();
    }

    @Test
    void wrongNumber_isRefused(Chaos chaos) {
        assertThatThrownBy(() -> chaos.everywhere().first(0)).hasMessage("Faults.first(0); allowed: 1 or more");
        assertThatThrownBy(() -> chaos.everywhere().every(0)).hasMessage("Faults.every(0); allowed: 1 or more");
        assertThatThrownBy(() -> chaos.everywhere().at(0)).hasMessage("Faults.at[0]; allowed: 1 or more");
        assertThatThrownBy(() -> chaos.everywhere().rate(1.5)).hasMessage("Faults.rate(1.5); allowed: 0 to 1");
        assertThatThrownBy(() -> chaos.everywhere().delay(Duration.ofMillis(-1)))
                .hasMessage("Faults.delay(PT-0.001S); allowed: 0 or more");
        assertThatThrownBy(() -> chaos.in(ChaosTest.class, "fetch(String)"))
                .hasMessage("\"fetch(String)\" in dev.reknit.testkit.ChaosTest;"
                        + " allowed: the name of a method without its parameters, or of a guard");
    }
}
