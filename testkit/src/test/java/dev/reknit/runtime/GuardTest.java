package dev.reknit.runtime;

import static dev.reknit.runtime.Guard.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Backoff;
import dev.reknit.Checkpointed;
import dev.reknit.Fallback;
import dev.reknit.Redundant;
import dev.reknit.Retry;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Site;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What is a guard's own; that policies do for it as for methods, the suites of the policies show. */
@ReknitTest
class GuardTest {
    private int attempts;

    private String failTimes(int times) throws IOException {
        if (attempts++ < times) {
            throw new IOException("attempt " + attempts);
        }
        return "done";
    }

    private static PolicySettings<Retry> retry() {
        return policy(Retry.class).with(Retry::jitter, 0);
    }

    @Test
    void attributesGiven_areThoseOfThePolicy(VirtualTime time) throws IOException {
        Guard guard = Guard.of(
                "prices",
                retry().with(Retry::maxRetries, 3)
                        .with(Retry::delay, 100)
                        .with(Retry::backoff, Backoff.EXPONENTIAL)
                        .with(Retry::factor, 3)
                        .with(Retry::retryOn, IOException.class, IllegalStateException.class));
        assertThat(guard.call(() -> failTimes(3))).isEqualTo("done");
        assertThat(time.now()).isEqualTo(Duration.ofMillis(100 + 300 + 900));
    }

    @Test
    void checkedException_isDeclaredAndTheSameObject() {
        Guard guard = Guard.of("prices", retry().with(Retry::abortOn, FileNotFoundException.class));
        FileNotFoundException missing = new FileNotFoundException();
        try {
            guard.run(() -> {
                throw missing;
            });
        } catch (FileNotFoundException thrown) {
            assertThat(thrown).isSameAs(missing);
            return;
        }
        throw new AssertionError("nothing was thrown");
    }

    @Test
    void lambdas_takeThePlaceOfNames() {
        Guard guard = Guard.of(
                "prices",
                retry().with(Retry::maxRetries, 1).test(Retry::on, (String price) -> price.isEmpty()),
                policy(Fallback.class).answer(Fallback::fallbackMethod, failure -> failure.getMessage() + "!"),
                policy(Redundant.class)
                        .instead(Redundant::alternates, () -> "")
                        .test(Redundant::accept, (String price) -> !price.equals("bad")));
        assertThat(guard.<String, RuntimeException>call(() -> {
                    attempts++;
                    return "bad";
                }))
                .isEmpty();
        assertThat(attempts).isEqualTo(2);
        assertThat(guard.<String, RuntimeException>call(() -> {
                    throw new IllegalStateException();
                }))
                .isEmpty();
    }

    @Test
    void fallback_getsTheLastFailure() {
        Guard guard = Guard.of(
                "prices",
                retry().with(Retry::maxRetries, 1),
                policy(Fallback.class).answer(Fallback::fallbackMethod, Throwable::getMessage));
        assertThat(guard.<String, RuntimeException>call(() -> {
                    throw new IllegalStateException("attempt " + ++attempts);
                }))
                .isEqualTo("attempt 2");
    }

    @Test
    void stage_isGuardedUntilItCompletes(VirtualTime time) throws Exception {
        Guard guard = Guard.of("prices", retry().with(Retry::delay, 50));
        CompletionStage<String> stage = guard.stage(() -> attempts++ == 0
                ? CompletableFuture.failedFuture(new IOException())
                : CompletableFuture.completedFuture("done"));
        assertThat(time.await(stage)).isEqualTo("done");
        assertThat(time.now()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void stageThatIsComplete_isHandedOnAsItIs() {
        CompletableFuture<String> done = CompletableFuture.completedFuture("done");
        assertThat(Guard.of("prices", retry()).stage(() -> done)).isSameAs(done);
    }

    @Test
    void decoratedTask_isGuardedEachTime() throws Exception {
        Callable<String> task = Guard.of("prices", retry()).around(() -> failTimes(2));
        assertThat(task.call()).isEqualTo("done");
        attempts = 0;
        assertThat(task.call()).isEqualTo("done");
    }

    @Test
    void events_nameTheClassAndTheGuard(RecordedEvents events) throws IOException {
        Guard.of("prices", retry()).call(() -> failTimes(1));
        Guard.of(String.class, "others", retry()).call(() -> failTimes(3));
        assertThat(events.all())
                .extracting(each -> ((Event.AtSite) each).site())
                .contains(new Site(GuardTest.class, "prices"), new Site(String.class, "others"));
    }

    @Test
    void orderGiven_isKept() {
        List<String> said = new ArrayList<>();
        Guard guard = Guard.inOrder(
                "prices",
                retry().with(Retry::maxRetries, 2),
                policy(Fallback.class).answer(Fallback::fallbackMethod, failure -> {
                    said.add("fallback");
                    throw new IllegalStateException("again");
                }));
        assertThatThrownBy(() -> guard.call(() -> failTimes(9))).hasMessage("again");
        assertThat(said).hasSize(3);
    }

    @Test
    void guardWithoutPolicies_calls() throws IOException {
        assertThat(Guard.of("prices").call(() -> failTimes(0))).isEqualTo("done");
    }

    @Test
    void annotationThatStandsSomewhere_mayBeTaken() throws IOException {
        @Retry(maxRetries = 1, jitter = 0)
        final class Annotated {}

        Guard guard = Guard.of("prices", policy(Annotated.class.getAnnotation(Retry.class)));
        assertThat(guard.call(() -> failTimes(1))).isEqualTo("done");
        assertThatThrownBy(() -> guard.call(() -> failTimes(9))).hasMessage("attempt 4");
    }

    @Test
    void stateOfAName_isThatOfTheClass(RecordedEvents events) {
        GuardedLambda one = new GuardedLambda(new Site(GuardTest.class, "prices"), false, List.of(), false);
        GuardedLambda same = new GuardedLambda(new Site(GuardTest.class, "prices"), true, List.of(), false);
        GuardedLambda other = new GuardedLambda(new Site(GuardTest.class, "others"), false, List.of(), false);
        assertThat(state(one)).isSameAs(state(same)).isNotSameAs(state(other));
        assertThat(Environment.current().states().all(Object.class))
                .extracting(States.Entry::toString)
                .containsExactlyInAnyOrder("GuardTest.prices", "GuardTest.others");
    }

    private static Object state(GuardedLambda lambda) {
        return new PlanContext(lambda, lambda.bean(null), Environment.current()).state(Object.class, Object::new);
    }

    @Test
    void wrongValue_isRefusedByName() {
        refuses(
                "Guard GuardTest.prices: Retry.maxRetries = -2; allowed: -1 (no limit), 0 or more",
                retry().with(Retry::maxRetries, -2));
        refuses("Guard GuardTest.prices: Retry is given twice; allowed: each policy once", retry(), retry());
        refuses(
                "Guard GuardTest.prices: Retry.on = \"isStale\" on GuardTest.prices: a guard has no methods that could be"
                        + " named; allowed: a lambda, .test(Retry::on, result -> ...)",
                retry().with(Retry::on, "isStale"));
        refuses(
                "Guard GuardTest.prices: Fallback on GuardTest.prices: exactly one of value and fallbackMethod must be given",
                policy(Fallback.class));
        assertThatThrownBy(() -> Guard.of("prices", policy(Checkpointed.class)))
                .hasMessageStartingWith(
                        "Guard GuardTest.prices: @Checkpointed is no policy for calls; allowed: Fallback, Retry");
    }

    @Test
    void referenceToNoAttribute_isRefused() {
        assertThatThrownBy(() -> policy(Retry.class).with((Retry any) -> 5, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Retry: the reference names no attribute; allowed: one such as Retry::maxRetries");
    }

    private static void refuses(String message, PolicySettings<?>... policies) {
        assertThatThrownBy(() -> Guard.of("prices", policies))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
