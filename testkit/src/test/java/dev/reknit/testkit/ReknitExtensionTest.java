package dev.reknit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs {@link dev.reknit.testkit.samples.Samples} with each JUnit that the extension is made for. */
class ReknitExtensionTest {
    private static final String ADVICE = ". Where that is meant: @ReknitTest(leakCheck = false)";

    @ParameterizedTest
    @EnumSource
    void passingTests_pass(JUnit junit) {
        Map<String, Throwable> results = junit.run("Passing");
        assertThat(results).hasSize(4);
        assertThat(results.values()).allSatisfy(each -> assertThat(each).hasMessage("passed"));
        assertThat(junit.run("WithoutAnnotation").values())
                .singleElement()
                .satisfies(each -> assertThat(each).hasMessage("passed"));
    }

    @ParameterizedTest
    @EnumSource
    void failingTest_sameFailureAndItsSeed(JUnit junit) {
        Throwable failure = junit.failure("Failing");
        assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("own");
        assertThat(failure.getSuppressed())
                .singleElement()
                .hasToString("the jitter's seed was 7; to repeat it: -Dreknit.seed=7");
    }

    @ParameterizedTest
    @EnumSource
    void seedOfTheAnnotation_isUsed(JUnit junit) {
        assertThat(junit.failure("Seeded")).hasMessage("drew " + new Random(7).nextLong());
    }

    @ParameterizedTest
    @EnumSource
    void seedGivenToJUnit_wins(JUnit junit) {
        assertThat(junit.failure("Seeded", " -8 ")).hasMessage("drew " + new Random(-8).nextLong());
    }

    @ParameterizedTest
    @EnumSource
    void seedGivenIsNoNumber_saysWhatIsAllowed(JUnit junit) {
        assertThat(junit.failure("Seeded", "seven"))
                .hasMessage("reknit.seed = \"seven\"; allowed: a whole number of 64 bits");
    }

    @ParameterizedTest
    @EnumSource
    void taskLeft_testFails(JUnit junit) {
        assertThat(junit.failure("LeavesTask"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the test left behind scheduled tasks, due in [PT0.001S]:"
                        + " move time, or cancel the calls they belong to" + ADVICE);
    }

    @ParameterizedTest
    @EnumSource
    void taskLeftByAFailingTest_onlyItsOwnFailureIsShown(JUnit junit) {
        Throwable failure = junit.failure("LeavesTaskAndFails");
        assertThat(failure).hasMessage("own");
        assertThat(failure.getSuppressed()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void leakCheckOff_taskMayBeLeftUnlessTheMethodSaysOtherwise(JUnit junit) {
        Map<String, Throwable> results = junit.run("MayLeaveTask");
        assertThat(results.get("leaves(VirtualTime)")).hasMessage("passed");
        assertThat(results.get("mayNot(VirtualTime)")).hasMessageStartingWith("the test left behind scheduled tasks");
    }

    @ParameterizedTest
    @EnumSource
    void taskThrew_testFails(JUnit junit) {
        assertThat(junit.failure("TaskThrows"))
                .hasMessage("the test left behind scheduled tasks that threw:"
                        + " [java.lang.IllegalStateException: task]" + ADVICE);
    }

    @ParameterizedTest
    @EnumSource
    void listenerThrew_testFails(JUnit junit) {
        assertThat(junit.failure("ListenerThrows").getMessage())
                .startsWith("the test left behind listeners that threw: [dev.reknit.testkit.samples.Samples$Listener")
                .endsWith(": java.lang.IllegalStateException: listener]" + ADVICE);
    }

    @ParameterizedTest
    @EnumSource
    void sleeperLeft_testFails(JUnit junit) {
        assertThat(junit.failure("LeavesSleeper"))
                .hasMessage("the test left behind 1 sleeping threads: move time, or interrupt them" + ADVICE);
    }

    @ParameterizedTest
    @EnumSource
    void permitLeft_testFails(JUnit junit) {
        assertThat(junit.failure("LeavesPermit"))
                .hasMessage(
                        "the test left behind 2 permits of Samples$LeavesPermit.leaves(Environment) that were not given"
                                + " back: end the calls that hold them" + ADVICE);
    }

    @ParameterizedTest
    @EnumSource
    void attemptOnAThreadOfItsOwnLeft_testFails(JUnit junit) {
        assertThat(junit.failure("LeavesAttempt"))
                .hasMessage("the test left behind 1 attempts that still run on threads of their own: let them end"
                        + ADVICE);
    }

    @ParameterizedTest
    @EnumSource
    void faultForNothing_testFails(JUnit junit) {
        assertThat(junit.failure("FaultForNothing"))
                .hasMessage("the test left behind faults for nothing that was called: [in Samples.fecth]" + ADVICE);
    }
}
