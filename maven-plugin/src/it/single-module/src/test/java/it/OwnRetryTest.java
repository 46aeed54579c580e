package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.reknit.Retry;
import org.junit.jupiter.api.Test;

class OwnRetryTest {
    private int attempts;

    @Test
    void testClass_isWoven() {
        assertEquals(2, attempts());
    }

    @Retry(jitter = 0)
    private int attempts() {
        if (++attempts < 2) {
            throw new IllegalStateException();
        }
        return attempts;
    }
}
