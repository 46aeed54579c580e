package dev.reknit.scenarios.aspectj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.scenarios.Script;
import dev.reknit.scenarios.bodies.Flow;
import dev.reknit.scenarios.durable.Account;
import dev.reknit.scenarios.durable.Attempts;
import dev.reknit.scenarios.methods.Kinds;
import dev.reknit.scenarios.methods.Monitors;
import dev.reknit.scenarios.policies.Timed;
import dev.reknit.scenarios.shape.Reflected;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tests leave out here, the aspect refused member by member; and it refused nothing else. */
class RefusalsTest {
    private static final String MONITOR = " not possible by AspectJ: the monitor of a synchronized method would be held"
            + " while waiting for the next attempt, and not be held by attempts on other threads; use a synchronized"
            + " block in it, or Reknit's weaver";

    private static final String OUTLIVE =
            " not possible by AspectJ: objects that outlive the process need members of their"
                    + " own, and aspects see none of their fields; take Reknit's weaver for their classes";

    @Test
    void classes_areWovenByAspectJ() {
        assertThat(Arrays.stream(Kinds.class.getDeclaredFields()))
                .anyMatch(each -> each.getName().startsWith("ajc$"));
    }

    @Test
    void aspect_saysWhatItCouldNotHonourAndWhy() throws Exception {
        new Monitors(Script.failing(0)).restoredOnly();
        new Timed().generous(() -> "");
        new Reflected().shown(List.of());
        new Flow().loops(1, Script.failing(0));
        new Account(1);
        new Attempts(Script.failing(0));
        Stream<String> ofMonitors = Stream.of(
                        "Flow.monitors(Object,Script): @Retry",
                        "Monitors.attempts(): @Retry",
                        "Monitors.fallsBack(): @Fallback",
                        "Monitors.restored(): @Retry, @Checkpointed",
                        "Monitors.shared(Script): @Retry",
                        "Reflected.exclusive(): @Retry",
                        "Timed.exclusive(Callable): @Timeout")
                .map(each -> each + MONITOR);
        Stream<String> ofDurableObjects = Stream.of(
                        "Account.cents(): @Checkpointed",
                        "Account.close(String): @Checkpointed, @Journaled",
                        "Account.correct(long): @Journaled",
                        "Account.deposit(long): @Checkpointed, @Journaled",
                        "Account.reset(): @Checkpointed",
                        "Account.state(): @Checkpointed",
                        "Attempts.guarded(String): @Fallback, @Retry, @Checkpointed, @Journaled",
                        "Attempts.instead(String): @Checkpointed, @Journaled",
                        "Attempts.once(String): @Checkpointed, @Journaled",
                        "Attempts.state(): @Checkpointed")
                .map(each -> each + OUTLIVE);
        assertThat(WhatIsTold.LINES)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ofMonitors, ofDurableObjects).toList());
    }
}
