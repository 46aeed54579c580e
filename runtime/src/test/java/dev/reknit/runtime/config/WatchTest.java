package dev.reknit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Retry;
import dev.reknit.runtime.event.ConfigurationEvent;
import dev.reknit.runtime.time.Scheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file in the working folder while somebody writes it. */
class WatchTest {
    @TempDir
    Path folder;

    private World world;
    private final Looks looks = new Looks();

    /** Runs what is scheduled when it is told to. */
    private static final class Looks implements Scheduler {
        final Deque<Runnable> tasks = new ArrayDeque<>();
        long nanos;

        @Override
        public Cancellable schedule(long delay, Runnable task) {
            nanos = delay;
            tasks.add(task);
            return () -> tasks.remove(task);
        }

        void next() {
            tasks.remove().run();
        }
    }

    static class Mirror {
        @Retry
        void fetch() {}
    }

    @BeforeEach
    void watch() {
        world = new World(folder);
        world.configuration.watchedBy(looks);
    }

    @Test
    void nothing_isWatchedBeforeSomethingIsAskedFor() {
        world.configuration.set("Retry/maxRetries", "4");
        assertThat(looks.tasks).isEmpty();
        retries();
        retries();
        assertThat(looks.tasks).hasSize(1);
        assertThat(looks.nanos).isEqualTo(2_000_000_000L);
    }

    @Test
    void changedFile_isTakenOverOnceItIsAtRest() {
        world.write("Retry/maxRetries=4");
        assertThat(retries()).isEqualTo(4);
        world.write("Retry/maxRetries=50");
        looks.next();
        assertThat(retries()).isEqualTo(4);
        world.write("Retry/maxRetries=500");
        looks.next();
        assertThat(retries()).isEqualTo(4);
        looks.next();
        assertThat(retries()).isEqualTo(500);
        assertThat(world.changes).hasSize(1);
        looks.next();
        assertThat(world.changes).hasSize(1);
    }

    @Test
    void fileMovedIntoPlace_isTakenOver() throws IOException {
        world.write("Retry/maxRetries=4");
        assertThat(retries()).isEqualTo(4);
        Path next = folder.resolve("next");
        Files.writeString(next, "Retry/maxRetries=5\n");
        Files.setLastModifiedTime(next, Files.getLastModifiedTime(world.file));
        Files.move(next, world.file, StandardCopyOption.ATOMIC_MOVE);
        looks.next();
        looks.next();
        assertThat(retries()).isEqualTo(5);
    }

    @Test
    void fileThatAppears_isRead_andOneThatVanishesSetsNothing() throws IOException {
        assertThat(retries()).isEqualTo(3);
        world.write("Retry/maxRetries=4");
        looks.next();
        looks.next();
        assertThat(retries()).isEqualTo(4);
        Files.delete(world.file);
        looks.next();
        looks.next();
        assertThat(retries()).isEqualTo(3);
    }

    @Test
    void fileThatDoesNotParse_keepsWhatItSaidAndIsReportedOnce() {
        world.write("Retry/maxRetries=4");
        assertThat(retries()).isEqualTo(4);
        world.write("Retry/maxRetries=5", "Retry/on=\\u00g1");
        for (int i = 0; i < 4; i++) {
            looks.next();
        }
        assertThat(retries()).isEqualTo(4);
        assertThat(world.told(ConfigurationEvent.Unreadable.class))
                .containsExactly(
                        world.file + "|line 2: malformed escape \\u00g1; allowed: four hexadecimal digits after \\u|");
        world.write("Retry/maxRetries=6");
        looks.next();
        looks.next();
        assertThat(retries()).isEqualTo(6);
    }

    @Test
    void period_isConfigured() {
        world.write("reknit/config/poll = 500ms");
        retries();
        assertThat(looks.nanos).isEqualTo(500_000_000L);
        world.write("reknit/config/poll = 0");
        looks.next();
        looks.next();
        assertThat(looks.tasks).isEmpty();
    }

    @Test
    void periodThatIsNone_isReportedAndTheStandardHolds() {
        world.write("reknit/config/poll = never");
        retries();
        assertThat(looks.nanos).isEqualTo(2_000_000_000L);
        assertThat(world.told(ConfigurationEvent.Unmatched.class)).isNotEmpty();
    }

    private int retries() {
        return world.retry(Mirror.class, "fetch").maxRetries();
    }
}
