package dev.reknit.scenarios.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.scenarios.OwnWeaver;
import dev.reknit.scenarios.Way;
import dev.reknit.testkit.ReknitTest;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the application sees of a failure: its own frames at its own lines, and at most two of ours. */
@ReknitTest
@OwnWeaver(OwnWeaver.FRAMES)
class StackTraceTest {
    private final Traced traced = new Traced();

    private static List<String> frames(ThrowingCallable call) {
        return Arrays.stream(catchThrowable(call).getStackTrace())
                .takeWhile(each -> !each.getMethodName().startsWith("lambda$"))
                .filter(each -> !each.getClassName().startsWith("org.assertj"))
                .takeWhile(each -> !each.getClassName().equals(StackTraceTest.class.getName()))
                .map(each -> each.getMethodName() + ":" + each.getLineNumber())
                .toList();
    }

    @Test
    void oneTier_hasOneFrameOfOurs() {
        assertThat(frames(() -> traced.oneTier()))
                .isEqualTo(
                        Way.current().addsMembers()
                                ? List.of("fail:32", "reknit$oneTier:15", "oneTier:14")
                                : List.of("fail:32", "oneTier:15"));
    }

    @Test
    void stateOnly_hasOneFrameOfOurs() {
        assertThat(frames(() -> traced.stateOnly()))
                .isEqualTo(
                        Way.current().addsMembers()
                                ? List.of("fail:32", "reknit$scoped$stateOnly:21", "stateOnly:20")
                                : List.of("fail:32", "stateOnly:21"));
    }

    @Test
    void twoTiers_haveTwoFramesOfOurs() {
        assertThat(frames(() -> traced.twoTiers()))
                .isEqualTo(
                        Way.current().addsMembers()
                                ? List.of("fail:32", "reknit$scoped$twoTiers:28", "reknit$twoTiers:-1", "twoTiers:27")
                                : List.of("fail:32", "twoTiers:28"));
    }
}
