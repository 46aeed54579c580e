package dev.reknit.scenarios.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.ReknitTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@ReknitTest
@BeforeLoading(BeforeLoading.FIELD)
class FieldedTest {
    @Test
    void eachConstructor_fillsTheField() {
        Script broken = Script.failingAlways();
        assertThat(new Initializers.Fielded(broken::attempt, () -> 2).get()).isEqualTo(2);
        assertThat(new Initializers.Fielded(List.of(broken::attempt, () -> 3)).get())
                .isEqualTo(3);
    }
}
