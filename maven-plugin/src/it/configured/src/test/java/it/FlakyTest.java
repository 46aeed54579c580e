package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FlakyTest {
    @Test
    void fileOnTheClassPath_overridesTheAnnotation() {
        assertEquals(5, new Flaky().attempts());
    }
}
