package dev.reknit.runtime.hedge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void fewCalls_theFixedDelayIsWaited() {
        Latencies latencies = new Latencies();
        for (int i = 0; i < Latencies.ENOUGH - 1; i++) {
            latencies.record(5);
        }
        assertThat(latencies.quantile(0.9, 777)).isEqualTo(777);
        latencies.record(5);
        assertThat(latencies.quantile(0.9, 777)).isEqualTo(5);
    }

    /** The naive twin sorts all of the last calls; looked at where the clever one has just done so, too. */
    @Test
    void anyCalls_asTheTwinThatSortsThemAll() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        Latencies latencies = new Latencies();
        List<Long> all = new ArrayList<>();
        for (int i = 1; i <= 2000; i++) {
            long took = random.nextInt(1000);
            latencies.record(took);
            all.add(took);
            if (i % Latencies.EVERY == 0 && i >= Latencies.ENOUGH) {
                List<Long> last = new ArrayList<>(all.subList(Math.max(0, all.size() - Latencies.KEPT), all.size()));
                last.sort(null);
                double share = (1 + random.nextInt(99)) / 100.0;
                long expected = last.stream()
                        .filter(each ->
                                last.stream().filter(other -> other <= each).count() >= share * last.size() - 1e-9)
                        .findFirst()
                        .orElseThrow();
                assertThat(latencies.quantile(share, -1))
                        .as("seed %d, call %d, share %s", seed, i, share)
                        .isEqualTo(expected);
            }
        }
    }
}
