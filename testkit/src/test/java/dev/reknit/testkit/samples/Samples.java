package dev.reknit.testkit.samples;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.GuardedMethod;
import dev.reknit.runtime.Leasing;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.StrayAttempt;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Site;
import dev.reknit.testkit.Chaos;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitExtension;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Test classes for {@link SampleRun} to run; Surefire passes them over by their names. */
public final class Samples {
    private Samples() {}

    @ReknitTest
    static class Passing {
        private Environment before;

        @BeforeEach
        void isBoundAlready(Environment environment) {
            before = environment;
            Assertions.assertSame(environment, Environment.current());
        }

        @Test
        void getsWhatItAsksFor(VirtualTime time, RecordedEvents events, RandomGenerator random, Environment environment)
                throws Exception {
            Assertions.assertSame(before, environment);
            Assertions.assertSame(time, environment.clock());
            Assertions.assertSame(time, environment.scheduler());
            Assertions.assertSame(random, environment.random());
            environment.clock().sleep(Duration.ofDays(1).toNanos());
            Assertions.assertEquals(Duration.ofDays(1), time.now());
            environment.publish(event());
            Assertions.assertEquals(1, events.all().size());
        }

        @RepeatedTest(2)
        void eachHasItsOwn(VirtualTime time, RecordedEvents events) {
            Assertions.assertEquals(Duration.ZERO, time.now());
            Assertions.assertTrue(events.all().isEmpty());
            time.advance(Duration.ofSeconds(1));
            Environment.current().publish(event());
        }

        @Nested
        class Inner {
            @Test
            void isCovered(VirtualTime time) {
                Assertions.assertSame(time, Environment.current().clock());
            }
        }

        @AfterEach
        void isStillBound(Environment environment) {
            Assertions.assertSame(environment, Environment.current());
        }
    }

    @ExtendWith(ReknitExtension.class)
    static class WithoutAnnotation {
        @Test
        void works(VirtualTime time) {
            Assertions.assertSame(time, Environment.current().clock());
        }
    }

    @ReknitTest(seed = 7)
    static class Failing {
        @Test
        void fails() {
            throw new IllegalStateException("own");
        }
    }

    @ReknitTest(seed = 7, leakCheck = false)
    static class Seeded {
        @Test
        void drawsAsSeeded(RandomGenerator random) {
            throw new IllegalStateException("drew " + random.nextLong());
        }
    }

    @ReknitTest
    static class LeavesTask {
        @Test
        void leaves(VirtualTime time) {
            time.schedule(1_000_000, () -> {});
        }
    }

    @ReknitTest
    static class LeavesTaskAndFails {
        @Test
        void leaves(VirtualTime time) {
            time.schedule(1_000_000, () -> {});
            throw new IllegalStateException("own");
        }
    }

    @ReknitTest(leakCheck = false)
    static class MayLeaveTask {
        @Test
        void leaves(VirtualTime time) {
            time.schedule(1_000_000, () -> {});
        }

        @Test
        @ReknitTest
        void mayNot(VirtualTime time) {
            time.schedule(1_000_000, () -> {});
        }
    }

    @ReknitTest
    static class TaskThrows {
        @Test
        void throwing(VirtualTime time) {
            time.schedule(0, () -> {
                throw new IllegalStateException("task");
            });
            time.advance(Duration.ZERO);
        }
    }

    @ReknitTest
    static class ListenerThrows {
        @Test
        void throwing(Environment environment) {
            environment.add(event -> {
                throw new IllegalStateException("listener");
            });
            environment.publish(event());
        }
    }

    @ReknitTest(manual = true)
    static class LeavesSleeper {
        @Test
        void leaves(VirtualTime time) throws InterruptedException {
            Thread sleeper = new Thread(() -> {
                try {
                    time.sleep(1);
                } catch (InterruptedException stop) {
                    // Never: the thread ends with the process.
                }
            });
            sleeper.setDaemon(true);
            sleeper.start();
            time.awaitSleepers(1);
        }
    }

    @ReknitTest
    static class LeavesPermit {
        private static final class Permits implements Leasing {
            @Override
            public int leased() {
                return 2;
            }
        }

        @Test
        void leaves(Environment environment) {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            GuardedMethod method = GuardedMethod.find(
                    lookup, "leaves", "(L" + Environment.class.getName().replace('.', '/') + ";)V");
            new PlanContext(method, LeavesPermit.class, environment).state(Permits.class, Permits::new);
        }
    }

    @ReknitTest
    static class LeavesAttempt {
        @Test
        void leaves(Environment environment) {
            // Deaf to interrupts, and the thread ends with the process.
            new StrayAttempt(environment, () -> {
                        while (true) {
                            LockSupport.park();
                        }
                    })
                    .start();
        }
    }

    @ReknitTest
    static class FaultForNothing {
        @Test
        void faulty(Chaos chaos) {
            chaos.in(Samples.class, "fecth").fail(IllegalStateException::new);
        }
    }

    private static Event event() {
        return new Event.CallRecovered(new Site(Samples.class, "m()"), 2);
    }
}
