package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checker tells what it has to. */
class CounterHistoryTest {
    private final CounterHistory history = new CounterHistory();

    @BeforeEach
    void begin() {
        history.found("k", 5);
    }

    @Test
    void callThatNeverEnded_mayHaveHappenedOrNot() {
        history.begun(1, "k");
        assertThatCode(() -> history.check(Map.of("k", 5L))).doesNotThrowAnyException();
        assertThatCode(() -> history.check(Map.of("k", 6L))).doesNotThrowAnyException();
    }

    @Test
    void moreThanWasCalled_isTold() {
        history.begun(1, "k");
        assertThatThrownBy(() -> history.check(Map.of("k", 7L))).hasMessageContaining("nobody made it");
    }

    @Test
    void lessThanWasAcknowledged_isTold() {
        history.begun(1, "k");
        history.ended(1, "k", 6);
        assertThatThrownBy(() -> history.check(Map.of("k", 5L))).hasMessageContaining("6 was acknowledged, 5 is there");
    }

    @Test
    void twoCallsOfOneResult_areTold() {
        history.begun(1, "k");
        history.begun(2, "k");
        history.ended(1, "k", 6);
        assertThatThrownBy(() -> history.ended(2, "k", 6)).hasMessageContaining("two calls returned 6");
    }

    @Test
    void laterCallWithSmallerResult_isTold() {
        history.begun(2, "k");
        history.begun(1, "k");
        history.ended(1, "k", 7);
        history.begun(3, "k");
        assertThatThrownBy(() -> history.ended(3, "k", 6)).hasMessageContaining("had ended before it began");
    }

    @Test
    void gapThatOnlyALaterCallCouldFill_isTold() {
        history.begun(1, "k");
        history.ended(1, "k", 7);
        history.begun(2, "k");
        assertThatThrownBy(() -> history.check(Map.of("k", 7L))).hasMessageContaining("nobody made it 6");
    }
}
