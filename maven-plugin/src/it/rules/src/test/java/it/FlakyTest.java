package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FlakyTest {
    @Test
    void failedAttempts_areMadeAgain() {
        assertEquals(3, new Flaky().attempts());
    }
}
