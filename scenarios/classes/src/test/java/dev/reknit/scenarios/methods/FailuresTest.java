package dev.reknit.scenarios.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

@ReknitTest
class FailuresTest {
    private final Failures failures = new Failures();

    @Test
    void retriedCheckedException_isTheSameObject() {
        Exception failure = new IOException();
        assertThat(catchThrowable(() -> failures.checked(failure))).isSameAs(failure);
        assertThat(failures.attempts()).isEqualTo(3);
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Test
    void error_isNotRetriedAndTheSameObject() {
        Error failure = new StackOverflowError();
        assertThat(catchThrowable(() -> failures.error(failure))).isSameAs(failure);
        assertThat(failures.attempts()).isEqualTo(1);
    }

    @Test
    void checkpointed_isTheSameObject() {
        IOException failure = new IOException();
        assertThat(catchThrowable(() -> failures.checkpointed(failure))).isSameAs(failure);
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Test
    void fallbackThatTakesAnother_isTheSameObject() throws Exception {
        Exception failure = new IOException();
        assertThat(catchThrowable(() -> failures.unanswered(failure))).isSameAs(failure);
        assertThat(failures.unanswered(new IllegalStateException())).isEqualTo("answered");
    }

    @Test
    void redundancySkips_isTheSameObject() {
        IOException failure = new IOException();
        assertThat(catchThrowable(() -> failures.skipped(failure))).isSameAs(failure);
        assertThat(failures.attempts()).isEqualTo(1);
    }

    @Test
    @BeforeLoading(BeforeLoading.STAGE)
    void stage_failsWithTheSameObject(VirtualTime time) {
        Exception failure = new IOException();
        assertThat(catchThrowable(() -> time.await(failures.staged(failure))))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isSameAs(failure);
        assertThat(failures.attempts()).isEqualTo(3);
    }
}
