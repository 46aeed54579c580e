package dev.reknit.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs each test of a class, or one test method, in an environment of its own: virtual time, jitter
 * from a known seed, and recorded events instead of the log. For JUnit Jupiter 5.11 or later, and 6.
 *
 * <pre>{@code
 * @ReknitTest
 * class MirrorTest {
 *     @Test
 *     void serverBusy_triesThreeTimes(VirtualTime time, RecordedEvents events) {
 *         assertThatThrownBy(() -> new Mirror(busy).fetch("index")).isInstanceOf(BusyException.class);
 *         assertThat(time.now()).isEqualTo(Duration.ofMillis(200));
 *         assertThat(events.only(Event.GaveUp.class).attempts()).isEqualTo(3);
 *     }
 * }
 * }</pre>
 *
 * <p>A test, {@code @BeforeEach} and {@code @AfterEach} method may take {@link VirtualTime}, {@link
 * RecordedEvents}, {@link Chaos}, {@link Breakers}, {@link dev.reknit.runtime.Environment} and {@link
 * java.util.random.RandomGenerator} (the one that jitter is drawn from) as parameters. The
 * environment is that of the test's thread and of the threads it creates, so tests may run in
 * parallel; a pool that is older than the test does not see it.
 *
 * <p>On a method it stands beside {@code @Test} and replaces the one on the class. It holds for
 * subclasses and {@code @Nested} classes, too.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ReknitExtension.class)
public @interface ReknitTest {
    /**
     * Whether time is {@linkplain VirtualTime#manual() manual}, so that a thread that sleeps waits
     * for the test to move it. By default a sleep moves time forward itself.
     */
    boolean manual() default false;

    /**
     * What jitter is drawn from; 0 for a new seed in each run. The JUnit configuration parameter or
     * system property {@code reknit.seed} wins. A test that fails names its seed.
     */
    long seed() default 0;

    /**
     * Whether a test fails that leaves something behind: a task that is scheduled, a thread that
     * sleeps, a permit that was not given back, an attempt that still runs on a thread of its own, a task or a listener that threw, a fault or a forced breaker of nothing that was called. It is looked at after {@code @AfterEach}, and not if
     * the test has failed anyway.
     */
    boolean leakCheck() default true;
}
