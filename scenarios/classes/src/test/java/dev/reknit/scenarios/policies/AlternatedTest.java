package dev.reknit.scenarios.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import org.junit.jupiter.api.Test;

@ReknitTest
class AlternatedTest {
    @Test
    void bodySucceeds_noAlternateIsTried() {
        Alternated alternated = new Alternated(Script.failing(0));
        assertThat(alternated.rate("EUR", 10)).isEqualTo(10);
        assertThat(alternated.tried()).containsExactly("first");
    }

    @Test
    void bodyFailsAndSecondIsNotAccepted_thirdAnswers() {
        Alternated alternated = new Alternated(Script.failingAlways());
        assertThat(alternated.rate("EUR", 10)).isEqualTo(30);
        assertThat(alternated.tried()).containsExactly("first", "second", "third");
    }

    @Test
    void resultOfBodyIsNotAccepted_nextIsTried() {
        Alternated alternated = new Alternated(Script.failing(0));
        assertThat(alternated.rate("EUR", 1)).isEqualTo(3);
        assertThat(alternated.tried()).containsExactly("first", "second", "third");
    }

    @Test
    @BeforeLoading(BeforeLoading.STAGE)
    void stageOfBodyFails_secondAnswers(VirtualTime time) throws Exception {
        Alternated alternated = new Alternated(Script.failing(0));
        assertThat(time.await(alternated.later("x"))).isEqualTo("second x");
        assertThat(alternated.tried()).containsExactly("first", "second");
    }
}
