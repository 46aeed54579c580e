package com.acme.kt;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.TimeoutException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** In the machine's time. */
class TimeoutTest {
    @Test
    void slowCall_isInterrupted() {
        Policies policies = new Policies(new Script(0), List.of());
        CountDownLatch never = new CountDownLatch(1);
        assertThatThrownBy(() -> policies.slow(() -> {
                    never.await();
                    return 1;
                }))
                .isInstanceOf(TimeoutException.class);
    }
}
