package dev.reknit.aspectj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Listener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In the machine's time. */
@Timeout(60)
class ReknitAspectTest {
    private final Subject subject = new Subject();

    @Test
    void otherAspectAtTheMethod_surroundsAllAttempts() {
        int before = TracingAspect.CALLS.get();
        assertThat(subject.retried()).isEqualTo(6);
        assertThat(TracingAspect.CALLS.get() - before).isEqualTo(1);
    }

    @Test
    void otherAspectAndAttemptOnAnotherThread_bothRunTheBody() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        AtomicInteger number = new AtomicInteger();
        String result = subject.hedged(() -> {
            if (number.incrementAndGet() == 1) {
                second.await();
                return "first";
            }
            second.countDown();
            return "second";
        });
        assertThat(result).isIn("first", "second");
        assertThat(number).hasValue(2);
    }

    @Test
    void twoTiers_retryFromTheStateThatTheCallFound() {
        assertThat(subject.restored()).isEqualTo(1);
    }

    @Test
    void redundantField_isFilledWhenRead() {
        assertThat(subject.fromSource()).isEqualTo(7);
        assertThat(subject.source()).isSameAs(subject.source());
        assertThat(new Subject().source()).isNotSameAs(subject.source());
        assertThat(Subject.fromShared()).isEqualTo(5);
    }

    @Test
    void redundantFieldOfNoInterface_isLeftAndTold() {
        List<String> told = toldBy(() -> assertThat(subject.notAnInterface()).isNull());
        assertThat(told)
                .containsExactly("Subject.notAnInterface: Redundant on Subject.notAnInterface: the type of the"
                        + " field is java.lang.String; it must be an interface, and not a sealed one");
    }

    @Test
    void wrongValue_runsUnguardedAndIsTold() {
        List<String> told = toldBy(() -> assertThatThrownBy(subject::wrong).isInstanceOf(IllegalStateException.class));
        assertThat(subject.attempts).isEqualTo(1);
        assertThat(told)
                .hasSize(1)
                .allSatisfy(each -> assertThat(each).contains("maxRetries").contains("-7"));
    }

    @Test
    void whatAspectJCannot_isToldWhenTheClassIsFirstUsed() {
        Subject.Refused refused = new Subject.Refused() {
            @Override
            int bodiless() {
                return 0;
            }
        };
        List<String> told = toldBy(() -> assertThat(refused.honoured()).isEqualTo(1));
        assertThat(told)
                .allMatch(each -> each.contains("@Retry not possible by AspectJ: "))
                .extracting(each -> each.substring(0, each.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "Subject$Refused.locked()", "Subject$Refused.bodiless()", "Subject$Refused.staged()");
        assertThatThrownBy(refused::locked).hasNoSuppressedExceptions();
        assertThatThrownBy(refused::staged).hasNoSuppressedExceptions();
    }

    private static List<String> toldBy(Runnable use) {
        List<String> told = new CopyOnWriteArrayList<>();
        Listener listener = event -> collect(event, told);
        Environment.system().add(listener);
        try {
            use.run();
        } finally {
            Environment.system().remove(listener);
        }
        return told;
    }

    private static void collect(Event event, List<String> into) {
        if (event instanceof Event.PlanFailed failed) {
            into.add(failed.site() + ": " + failed.failure().getMessage());
        }
    }
}
