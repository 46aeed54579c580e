package dev.reknit.soak;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much of the heap is in use after a full collection, from time to time. */
final class Heap {
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private final List<Long> samples = new ArrayList<>();

    /** Takes a sample; soft and weak references are cleared by the first collection, what they led to by the next. */
    void sample() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            MEMORY.gc();
            least = Math.min(least, MEMORY.getHeapMemoryUsage().getUsed());
        }
        samples.add(least);
    }

    /** By how many bytes it has grown from the first sample to the last; less than 0 if it has shrunk. */
    long growth() {
        return samples.isEmpty() ? 0 : samples.get(samples.size() - 1) - samples.get(0);
    }

    @Override
    public String toString() {
        return samples.stream()
                .map(each -> String.format(Locale.ROOT, "%.2f", each / 1048576.0))
                .collect(Collectors.joining(" ", "", " MB"));
    }
}
