package dev.reknit.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.metrics.Metrics.Subscription;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which meters there are, who is told, and when successes are counted. */
class MetricsTest {
    private final List<Boolean> switched = new ArrayList<>();
    private final List<Throwable> broken = new ArrayList<>();
    private final Metrics metrics = new Metrics(this::noteSwitch, broken::add);
    private final List<String> told = new ArrayList<>();
    private final MeterListener listener = new MeterListener() {
        @Override
        public void added(Meter meter) {
            told.add("+" + meter);
        }

        @Override
        public void removed(Meter meter) {
            told.add("-" + meter);
        }
    };

    private void noteSwitch() {
        switched.add(metrics.countsSuccesses());
    }

    @Test
    void setNotShown_cannotBeRead() {
        MeterSet set = new MeterSet(metrics, "a.B.c");
        Counter unused = set.counter(Catalogue.RETRIES);
        assertThat(metrics.meters()).isEmpty();
        metrics.show(set);
        assertThat(metrics.meters())
                .extracting(Meter::toString)
                .containsExactly("ft.retry.retries.total{method=\"a.B.c\"}");
        assertThat(unused.value()).isZero();
    }

    @Test
    void sameCounterAskedForTwice_isTheSame() {
        MeterSet set = new MeterSet(metrics, "a.B.c");
        assertThat(set.counter(Catalogue.TIMEOUT_CALLS, "true")).isSameAs(set.counter(Catalogue.TIMEOUT_CALLS, "true"));
        assertThat(set.counter(Catalogue.TIMEOUT_CALLS, "false"))
                .isNotSameAs(set.counter(Catalogue.TIMEOUT_CALLS, "true"));
    }

    @Test
    void overloads_areAddedUp() {
        MeterSet one = new MeterSet(metrics, "a.B.c");
        MeterSet other = new MeterSet(metrics, "a.B.c");
        metrics.show(one);
        metrics.show(other);
        one.counter(Catalogue.RETRIES).increment();
        other.counter(Catalogue.RETRIES).increment();
        one.histogram(Catalogue.TIMEOUT_DURATION).record(5);
        other.histogram(Catalogue.TIMEOUT_DURATION).record(7);
        assertThat(metrics.meters())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.value()).isEqualTo(2));
        assertThat(metrics.meters().get(1).distribution().sum()
                        + metrics.meters().get(0).distribution().sum())
                .isEqualTo(12);
    }

    @Test
    void gauge_readsWhatItWasGivenLast() {
        MeterSet set = new MeterSet(metrics, "a.B.c");
        set.gauge(Catalogue.BULKHEAD_RUNNING, () -> 3);
        metrics.show(set);
        set.gauge(Catalogue.BULKHEAD_RUNNING, () -> 4);
        assertThat(metrics.meters()).extracting(Meter::value).containsExactly(4L);
    }

    @Test
    void wrongNumberOfTags_isRefused() {
        MeterSet set = new MeterSet(metrics, "a.B.c");
        assertThatThrownBy(() -> set.counter(Catalogue.TIMEOUT_CALLS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ft.timeout.calls.total has the tags [method, timedOut]; values for those after the first"
                        + " were []");
    }

    @Test
    void subscriber_isToldOfWhatIsThereAndWhatComes() {
        MeterSet set = new MeterSet(metrics, "a.B.c");
        var unused = set.counter(Catalogue.RETRIES);
        metrics.show(set);
        Subscription subscription = metrics.subscribe(listener);
        assertThat(told).containsExactly("+ft.retry.retries.total{method=\"a.B.c\"}");
        set.gauge(Catalogue.BULKHEAD_RUNNING, () -> 3);
        assertThat(told).hasSize(2).last().isEqualTo("+ft.bulkhead.executionsRunning{method=\"a.B.c\"}");
        subscription.close();
        set.gauge(Catalogue.BULKHEAD_WAITING, () -> 3);
        assertThat(told).hasSize(2);
        assertThat(unused.value()).isZero();
    }

    @Test
    void setThatIsGone_itsMetersAreRemoved() throws InterruptedException {
        showForgotten();
        try (Subscription ignored = metrics.subscribe(listener)) {
            for (int i = 0; i < 100 && told.size() < 2; i++) {
                System.gc();
                metrics.show(new MeterSet(metrics, "a.B.d" + i));
                Thread.onSpinWait();
            }
        }
        assertThat(told)
                .containsExactly(
                        "+ft.retry.retries.total{method=\"a.B.c\"}", "-ft.retry.retries.total{method=\"a.B.c\"}");
    }

    private void showForgotten() {
        MeterSet set = new MeterSet(metrics, "a.B.c");
        set.counter(Catalogue.RETRIES).increment();
        metrics.show(set);
    }

    @Test
    void listenerThatThrows_isReportedAndTheOthersAreTold() {
        IllegalStateException failure = new IllegalStateException("no registry");
        try (Subscription first = metrics.subscribe(meter -> {
                    throw failure;
                });
                Subscription second = metrics.subscribe(listener)) {
            MeterSet set = new MeterSet(metrics, "a.B.c");
            set.counter(Catalogue.RETRIES).increment();
            metrics.show(set);
            assertThat(first).isNotSameAs(second);
        }
        assertThat(broken).containsExactly(failure);
        assertThat(told).hasSize(1);
    }

    @Test
    void successes_areCountedWhileAnybodyWantsThem() {
        assertThat(metrics.countsSuccesses()).isFalse();
        Subscription one = metrics.subscribe(listener);
        Subscription other = metrics.subscribe(listener);
        one.close();
        one.close();
        assertThat(metrics.countsSuccesses()).isTrue();
        metrics.countSuccesses(true);
        other.close();
        assertThat(metrics.countsSuccesses()).isTrue();
        metrics.countSuccesses(false);
        assertThat(switched).containsExactly(true, false);
    }
}
