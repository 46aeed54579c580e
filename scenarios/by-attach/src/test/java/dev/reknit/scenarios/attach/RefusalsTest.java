package dev.reknit.scenarios.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tests leave out here, the agent refused member by member; and it refused nothing else. */
class RefusalsTest {
    private static final String STAGE = "its attempts begin on other threads, which takes a method of their own";
    private static final String ELSEWHERE = "its attempts run on another thread, which takes a method of their own";
    private static final String MONITOR = "its monitor would be held while waiting for the next attempt";
    private static final String MEMBERS = "its objects would need members that it does not have";
    private static final String FIELD = "objects that exist have this field filled already";

    private static Stream<String> refusals(String reason, String... members) {
        return Stream.of(members)
                .map(each -> "not woven  dev.reknit.scenarios." + each + ": not possible in a loaded class: " + reason
                        + "; start the program with -javaagent, or weave it at build time");
    }

    @Test
    void attached_agentSaysWhatItCouldNotWeaveAndWhy() {
        List<String> expected = Stream.of(
                        refusals(
                                STAGE,
                                "methods.Failures.staged(Exception): @Retry",
                                "policies.Alternated.later(String): @Redundant",
                                "policies.Answered.later(String): @Fallback",
                                "policies.Hedged.future(Supplier): @Retry",
                                "policies.Hedged.later(Supplier): @Hedge",
                                "policies.Limited.aloneLater(CompletableFuture): @Bulkhead",
                                "policies.Limited.twiceLater(): @RateLimit",
                                "policies.Broken.later(): @CircuitBreaker",
                                "policies.Retried.growsLater(): @Retry",
                                "policies.Retried.throwsAtOnce(): @Retry",
                                "policies.Retried.untilLater(): @Retry",
                                "policies.Timed.later(CompletionStage): @Timeout"),
                        refusals(
                                ELSEWHERE,
                                "policies.Hedged.hedged(Callable): @Hedge",
                                "policies.Hedged.shared(int,Callable): @Hedge",
                                "policies.Timed.abandoned(Callable): @Timeout"),
                        refusals(
                                MONITOR,
                                "bodies.Flow.monitors(Object,Script): @Retry",
                                "methods.Monitors.attempts(): @Retry",
                                "methods.Monitors.fallsBack(): @Fallback",
                                "methods.Monitors.restored(): @Retry",
                                "methods.Monitors.shared(Script): @Retry",
                                "policies.Timed.exclusive(Callable): @Timeout",
                                "shape.Reflected.exclusive(): @Retry"),
                        refusals(
                                MEMBERS,
                                "durable.Account: @Checkpointed",
                                "durable.Attempts: @Checkpointed",
                                "durable.Chances: @Checkpointed",
                                "durable.Manual: @Checkpointed",
                                "durable.Nested$After: @Checkpointed",
                                "durable.Nested$Before: @Checkpointed",
                                "durable.Nested$Box: @Checkpointed",
                                "durable.Orders: @Checkpointed",
                                "durable.Savings: @Checkpointed",
                                "readme.Ledger: @Checkpointed"),
                        refusals(
                                FIELD,
                                "policies.Mirrored.inTurn: @Redundant",
                                "policies.Mirrored.mirror: @Redundant",
                                "policies.Mirrored.shared: @Redundant",
                                "readme.Prices.service: @Redundant",
                                "types.Initializers$Fielded.source: @Redundant"))
                .flatMap(each -> each)
                .toList();
        assertThat(System.getProperty("reknit.agent.attached").lines().filter(each -> each.startsWith("not woven")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
