package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.StateRecoveryException;
import dev.reknit.runtime.event.RecoveryEvent;
import dev.reknit.runtime.store.Folder;
import dev.reknit.runtime.store.StoreException;
import dev.reknit.testkit.crash.CrashScenario;
import dev.reknit.testkit.crash.CrashSuite;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Objects whose class got another name: what was saved under the old one is theirs. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MovedClassTest {
    private static final long NOTHING_UNSAFE_KEPT = 0;

    private final SimulatedDisk disk = new SimulatedDisk();

    /** A process that ends by a crash. */
    private void crash(Runnable process) {
        World world = new World(disk);
        process.run();
        assertThat(world.events(RecoveryEvent.Diverged.class)).isEmpty();
        world.crash(disk, NOTHING_UNSAFE_KEPT);
    }

    private void first() {
        crash(() -> {
            Moved first = new Moved.First("a");
            first.add(1);
            first.count(1);
            Checkpoints.checkpoint(first);
            first.add(3);
        });
    }

    @Test
    void movedClass_goesOnFromCheckpointAndJournalUnderTheOldName() {
        first();
        crash(() -> {
            Moved second = new Moved.Second("a");
            assertThat(second.value).isEqualTo(23);
            second.add(4);
        });
        crash(() -> {
            Moved second = new Moved.Second("a");
            assertThat(second.value).isEqualTo(234);
            second.add(5);
            Checkpoints.checkpoint(second);
            second.add(6);
        });
        crash(() -> assertThat(new Moved.Second("a").value).isEqualTo(23456));
    }

    @Test
    void movedClass_hasItsNewCheckpointsInTheirPlaceAndTheOldLogPruned() {
        first();
        crash(() -> {
            Moved second = new Moved.Second("a");
            for (int i = 0; i < 60; i++) {
                second.add(0);
                second.count(Math.toIntExact(-second.value + 7));
                if (i % 6 == 0) {
                    Checkpoints.checkpoint(second);
                }
            }
            Checkpoints.checkpoint(second);
        });
        assertThat(disk.files().keySet())
                .as("pruned")
                .doesNotContain("00000000000000000001.log", "00000000000000000001.snapshot");
        crash(() -> assertThat(new Moved.Second("a").value).isEqualTo(7));
    }

    @Test
    void movedClassWithoutCheckpoint_goesOnFromTheJournal() {
        crash(() -> new Moved.First("a").add(1));
        crash(() -> new Moved.Second("a").add(2));
        crash(() -> {
            Moved second = new Moved.Second("a");
            assertThat(second.value).isEqualTo(12);
            Checkpoints.checkpoint(second);
        });
        crash(() -> assertThat(new Moved.Second("a").value).isEqualTo(12));
    }

    @Test
    void movedClassWithoutJournal_goesOnFromTheCheckpointAndJournals() {
        crash(() -> {
            Moved first = new Moved.First("a");
            first.count(5);
            Checkpoints.checkpoint(first);
        });
        crash(() -> new Moved.Second("a").add(1));
        crash(() -> {
            Moved second = new Moved.Second("a");
            assertThat(second.value).isEqualTo(51);
            second.add(2);
        });
        crash(() -> assertThat(new Moved.Second("a").value).isEqualTo(512));
    }

    @Test
    void classThatWasMovedTwice_goesOnAlsoIfItWasNotUsedInBetween() {
        first();
        crash(() -> {
            Moved other = new Moved.First("b");
            other.add(7);
        });
        crash(() -> {
            Moved second = new Moved.Second("a");
            second.add(4);
            Checkpoints.checkpoint(second);
        });
        for (int i = 0; i < 2; i++) {
            crash(() -> {
                assertThat(new Moved.Third("a").value).isEqualTo(234);
                assertThat(new Moved.Third("b").value).isEqualTo(7);
                assertThat(new Moved.Third("c").value).isZero();
            });
        }
        crash(() -> {
            Moved third = new Moved.Third("a");
            third.add(5);
            Checkpoints.checkpoint(third);
        });
        crash(() -> assertThat(new Moved.Third("a").value).isEqualTo(2345));
    }

    @Test
    void statesUnderBothNames_ofWhichNoneGoesOn_areRefusedAndStay() {
        first();
        crash(() -> {
            Moved third = new Moved.Third("b");
            third.add(9);
            Checkpoints.checkpoint(third);
            Moved late = new Moved.First("b");
            late.add(1);
            Checkpoints.checkpoint(late);
        });
        for (int i = 0; i < 2; i++) {
            crash(() -> {
                assertThatThrownBy(() -> new Moved.Third("b"))
                        .isInstanceOf(StateRecoveryException.class)
                        .hasMessageContaining("third \"b\"")
                        .hasMessageContaining("Moved$First \"b\"")
                        .hasMessageContaining("neither goes on from the other")
                        .hasMessageContaining("take \"" + Moved.First.class.getName() + "\" out of @FormerNames");
                assertThat(new Moved.Third("a").value).as("no harm to another").isEqualTo(23);
            });
        }
        crash(() -> assertThat(new Moved.First("b").value).isEqualTo(1));
    }

    @Test
    void olderProgramThatRanAgain_isFoundOut() {
        first();
        crash(() -> {
            Moved second = new Moved.Second("a");
            second.count(1);
            Checkpoints.checkpoint(second);
        });
        crash(() -> {
            Moved first = new Moved.First("a");
            first.count(100);
            Checkpoints.checkpoint(first);
        });
        crash(() -> assertThatThrownBy(() -> new Moved.Second("a"))
                .isInstanceOf(StateRecoveryException.class)
                .hasMessageContaining("an older one ran again"));
    }

    @Test
    void objectsUnderBothNames_areNotAliveTogether() {
        try (World world = new World(disk)) {
            Moved first = new Moved.First("a");
            assertThatThrownBy(() -> new Moved.Second("a"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("There is an object " + Moved.First.class.getName() + " \"a\"");
            first.add(1);
        }
        try (World world = new World(disk)) {
            Moved second = new Moved.Second("a");
            assertThatThrownBy(() -> new Moved.First("a"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("There is an object " + Moved.Second.class.getName() + " \"a\"");
            assertThat(second.value).isEqualTo(1);
        }
    }

    @Test
    void crashAtEachOperation_losesNothingAcknowledged() {
        CrashSuite suite = CrashSuite.of(Moving::new);
        CrashSuite.Report report = Boolean.getBoolean("reknit.slow")
                ? suite.seeds(0, 6).secondCrashes(20).run()
                : suite.seeds(0, 2).secondCrashes(1_000).run();
        assertThat(report.operations()).isGreaterThan(60);
    }

    /** Calls under one name after the other, each with the next digit; the value says which there were, and that none is there twice. */
    private static final class Moving implements CrashScenario {
        private int begun;
        private int acknowledged;

        @Override
        public void work(Folder folder) {
            run(folder, () -> {
                Moved first = new Moved.First("a");
                use(first);
                Checkpoints.checkpoint(first);
                use(first);
            });
            run(folder, () -> {
                Moved second = new Moved.Second("a");
                use(second);
                Checkpoints.checkpoint(second);
                Checkpoints.checkpoint(second);
                use(second);
            });
            run(folder, () -> use(new Moved.Second("a")));
        }

        @Override
        public void recover(Folder folder) {
            run(folder, () -> {
                Moved third = new Moved.Third("a");
                check(third.value);
                use(third);
                Checkpoints.checkpoint(third);
            });
            run(folder, () -> check(new Moved.Third("a").value));
        }

        private void use(Moved moved) {
            begun = acknowledged + 1;
            moved.add(begun);
            acknowledged = begun;
        }

        private void check(long value) {
            assertThat(value).isIn(upTo(acknowledged), upTo(begun));
            acknowledged = value == upTo(begun) ? begun : acknowledged;
            begun = acknowledged;
        }

        private static long upTo(int last) {
            long value = 0;
            for (int i = 1; i <= last; i++) {
                value = value * 10 + i;
            }
            return value;
        }

        private static void run(Folder folder, Runnable process) {
            World world = new World(new LentFolder(folder));
            try {
                process.run();
            } catch (StoreException crashed) {
                world.vanish();
                throw crashed;
            }
            world.close();
        }
    }
}
