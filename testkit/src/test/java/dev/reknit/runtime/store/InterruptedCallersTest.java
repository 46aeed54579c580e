package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Durability;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Threads that use a store on a real disk while they are interrupted all the time. */
@Timeout(120)
class InterruptedCallersTest {
    private static final int THREADS = 4;
    private static final int RECORDS = 150;
    private static final LogSettings SETTINGS = LogSettings.DEFAULTS.withSegmentBytes(4 << 10);

    @TempDir
    Path path;

    private final List<Long> positions = new ArrayList<>();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger keptInterrupts = new AtomicInteger();

    @Test
    void interrupts_neitherEndTheLogNorWakeACallerEarlyNorGetLost() throws Exception {
        try (DiskFolder folder = DiskFolder.open(path);
                Log log = Log.open(folder, SETTINGS)) {
            Snapshots snapshots = Snapshots.open(folder);
            runInterrupted(() -> useAll(log, snapshots));
            assertThat(failures).isEmpty();
            assertThat(keptInterrupts).hasPositiveValue();
            List<Long> read = new ArrayList<>();
            log.read(1, (position, type, data) -> read.add(position));
            assertThat(new TreeSet<>(positions)).containsExactlyElementsOf(read).hasSize(THREADS * RECORDS);
        }
    }

    private void useAll(Log log, Snapshots snapshots) {
        for (int i = 0; i < RECORDS; i++) {
            Durability durability = Durability.values()[i % 3];
            long position = log.append(1, ByteBuffer.allocate(40), durability);
            log.awaitDurable(position);
            assertThat(log.durable()).isGreaterThanOrEqualTo(position);
            if (i % 50 == 0) {
                snapshots.write(position, output -> output.add(1, buffer -> buffer.putLong(position)));
                log.read(position, (read, type, data) -> {});
            }
            if (Thread.interrupted()) {
                keptInterrupts.incrementAndGet();
            }
            synchronized (positions) {
                positions.add(position);
            }
        }
    }

    private void runInterrupted(Runnable work) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(THREADS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Thread(() -> {
                try {
                    work.run();
                } catch (Throwable e) {
                    failures.add(e);
                } finally {
                    done.countDown();
                }
            }));
        }
        threads.forEach(Thread::start);
        while (done.getCount() > 0) {
            threads.forEach(Thread::interrupt);
            Thread.onSpinWait();
        }
        for (Thread each : threads) {
            each.join();
        }
    }
}
