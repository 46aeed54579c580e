package dev.reknit.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class SoakTest {
    @Test
    void allPolicies_atFullSpeedWithFaultsAndChanges_addUpAndLeaveNothing() throws InterruptedException {
        long seed = Long.getLong("reknit.seed", ThreadLocalRandom.current().nextLong());

        assertThat(Soak.run(Duration.ofSeconds(Long.getLong("soak.seconds", 3)), seed))
                .as("seed " + seed)
                .isEmpty();
    }
}
