package dev.reknit.runtime.redundancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.AllInstancesFailedException;
import dev.reknit.AllInstancesFailedException.InstanceFailure;
import dev.reknit.Redundant;
import dev.reknit.ResultRejectedException;
import dev.reknit.Retry;
import dev.reknit.runtime.Gate;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same scenarios for a method whose caller waits and for one that returns a stage. */
class RecoveryBlockTest {
    private final World world = new World();
    private final Rates rates = new Rates();

    @AfterEach
    void unbind() {
        world.close();
    }

    /** How a method is called, and its outcome awaited. */
    enum Mode {
        BLOCKING(Rates::plain, Rates::tested, Rates::retried),
        ASYNCHRONOUS(
                (rates, of) -> join(rates.laterPlain(of)),
                (rates, of) -> join(rates.laterTested(of)),
                (rates, of) -> join(rates.laterRetried(of)));

        final BiFunction<Rates, String, String> plain;
        final BiFunction<Rates, String, String> tested;
        final BiFunction<Rates, String, String> retried;

        Mode(
                BiFunction<Rates, String, String> plain,
                BiFunction<Rates, String, String> tested,
                BiFunction<Rates, String, String> retried) {
            this.plain = plain;
            this.tested = tested;
            this.retried = retried;
        }

        private static String join(CompletableFuture<String> stage) {
            assertThat(stage).isDone();
            try {
                return stage.join();
            } catch (CompletionException failure) {
                throw Rates.sneaky(failure.getCause());
            }
        }
    }

    private static final class Rates {
        private static final MethodHandles.Lookup SELF = MethodHandles.lookup();
        private static final String SYNC = "(Ljava/lang/String;)Ljava/lang/String;";
        private static final String ASYNC = "(Ljava/lang/String;)Ljava/util/concurrent/CompletableFuture;";
        private static final Gate PLAIN = Gate.of(SELF, "plain", SYNC, 0);
        private static final Gate TESTED = Gate.of(SELF, "tested", SYNC, 0);
        private static final Gate RETRIED = Gate.of(SELF, "retried", SYNC, 0);
        private static final Gate LATER_PLAIN = Gate.of(SELF, "laterPlain", ASYNC, 0);
        private static final Gate LATER_TESTED = Gate.of(SELF, "laterTested", ASYNC, 0);
        private static final Gate LATER_RETRIED = Gate.of(SELF, "laterRetried", ASYNC, 0);

        /** What each method does: throws it, or returns it. */
        final Map<String, Object> does = new HashMap<>();

        final List<String> called = new ArrayList<>();

        @Redundant(
                alternates = {"viaMirror", "viaCache"},
                failOn = IOException.class)
        String plain(String of) {
            return AsWoven.call(PLAIN, this, new Object[] {of}, () -> reknit$plain(of));
        }

        private String reknit$plain(String of) {
            return act("primary");
        }

        @Redundant(
                alternates = {"viaMirror", "viaCache"},
                accept = "plausible")
        String tested(String of) {
            return AsWoven.call(TESTED, this, new Object[] {of}, () -> reknit$tested(of));
        }

        private String reknit$tested(String of) {
            return act("primary");
        }

        @Retry(maxRetries = 1, delay = 10, jitter = 0)
        @Redundant(
                alternates = {"viaMirror", "viaCache"},
                accept = "plausible")
        String retried(String of) {
            return AsWoven.call(RETRIED, this, new Object[] {of}, () -> reknit$retried(of));
        }

        private String reknit$retried(String of) {
            return act("primary");
        }

        @Redundant(
                alternates = {"laterViaMirror", "laterViaCache"},
                failOn = IOException.class)
        CompletableFuture<String> laterPlain(String of) {
            return AsWoven.stage(LATER_PLAIN, this, new Object[] {of}, () -> reknit$laterPlain(of));
        }

        private CompletableFuture<String> reknit$laterPlain(String of) {
            return actLater("primary");
        }

        @Redundant(
                alternates = {"laterViaMirror", "laterViaCache"},
                accept = "plausible")
        CompletableFuture<String> laterTested(String of) {
            return AsWoven.stage(LATER_TESTED, this, new Object[] {of}, () -> reknit$laterTested(of));
        }

        private CompletableFuture<String> reknit$laterTested(String of) {
            return actLater("primary");
        }

        @Retry(maxRetries = 1, delay = 0, jitter = 0)
        @Redundant(
                alternates = {"laterViaMirror", "laterViaCache"},
                accept = "plausible")
        CompletableFuture<String> laterRetried(String of) {
            return AsWoven.stage(LATER_RETRIED, this, new Object[] {of}, () -> reknit$laterRetried(of));
        }

        private CompletableFuture<String> reknit$laterRetried(String of) {
            return actLater("primary");
        }

        private String viaMirror(String of) {
            return act("mirror");
        }

        protected final String viaCache(String of) {
            return act("cache");
        }

        private CompletableFuture<String> laterViaMirror(String of) {
            return actLater("mirror");
        }

        CompletableFuture<String> laterViaCache(String of) {
            return actLater("cache");
        }

        private boolean plausible(String rate) {
            if (rate.equals("unreadable")) {
                throw new IllegalStateException("unreadable");
            }
            return !rate.equals("0");
        }

        private String act(String who) {
            called.add(who);
            Object what = does.get(who);
            if (what instanceof Throwable failure) {
                throw sneaky(failure);
            }
            return (String) what;
        }

        private CompletableFuture<String> actLater(String who) {
            called.add(who);
            Object what = does.get(who);
            return what instanceof Throwable failure
                    ? CompletableFuture.failedFuture(failure)
                    : CompletableFuture.completedFuture((String) what);
        }

        static RuntimeException sneaky(Throwable failure) {
            return Rates.<RuntimeException>cast(failure);
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> RuntimeException cast(Throwable failure) throws T {
            throw (T) failure;
        }
    }

    private void given(Object primary, Object mirror, Object cache) {
        rates.does.put("primary", primary);
        rates.does.put("mirror", mirror);
        rates.does.put("cache", cache);
    }

    private static String site(Mode mode, String blocking, String asynchronous) {
        return "RecoveryBlockTest$Rates." + (mode == Mode.BLOCKING ? blocking : asynchronous) + "(String)";
    }

    private static String alternate(Mode mode, String name) {
        return mode == Mode.BLOCKING ? "via" + name : "laterVia" + name;
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void primarySucceeds_alternatesAreNotCalled(Mode mode) {
        given("1", "2", "3");
        assertThat(mode.plain.apply(rates, "EUR")).isEqualTo("1");
        assertThat(mode.tested.apply(rates, "EUR")).isEqualTo("1");
        assertThat(rates.called).containsExactly("primary", "primary");
        assertThat(world.log()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void primaryFails_alternatesAreTriedInTheirOrder(Mode mode) {
        given(new IOException("down"), new IOException("slow"), "3");
        assertThat(mode.plain.apply(rates, "EUR")).isEqualTo("3");
        assertThat(rates.called).containsExactly("primary", "mirror", "cache");
        String site = site(mode, "plain", "laterPlain");
        String method = site.substring(site.lastIndexOf('.') + 1);
        String name = method.substring(0, method.indexOf('('));
        assertThat(world.log())
                .containsExactly(
                        "failed over at=" + site + " method=" + method + " from=" + name + " to="
                                + alternate(mode, "Mirror") + " failure=java.io.IOException: down",
                        "failed over at=" + site + " method=" + method + " from=" + alternate(mode, "Mirror") + " to="
                                + alternate(mode, "Cache") + " failure=java.io.IOException: slow");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void resultIsNotAccepted_theNextAlternateIsTried(Mode mode) {
        given("0", "unreadable", "3");
        assertThat(mode.tested.apply(rates, "EUR")).isEqualTo("3");
        assertThat(world.log())
                .hasSize(2)
                .element(0)
                .asString()
                .endsWith("ResultRejectedException: " + site(mode, "tested", "laterTested") + ": the result of "
                        + (mode == Mode.BLOCKING ? "tested" : "laterTested") + " was not accepted by plausible");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void allFail_exceptionNamesEach(Mode mode) {
        IOException down = new IOException("down");
        given(down, "0", new IllegalStateException("empty"));
        assertThatThrownBy(() -> mode.tested.apply(rates, "EUR"))
                .isInstanceOfSatisfying(AllInstancesFailedException.class, all -> {
                    assertThat(all.failures())
                            .extracting(InstanceFailure::instance)
                            .containsExactly(
                                    mode == Mode.BLOCKING ? "tested" : "laterTested",
                                    alternate(mode, "Mirror"),
                                    alternate(mode, "Cache"));
                    assertThat(all.failures().get(0).failure()).isSameAs(down);
                    assertThat(all.failures().get(1).failure())
                            .isInstanceOfSatisfying(
                                    ResultRejectedException.class,
                                    rejected -> assertThat(rejected.result()).isEqualTo("0"));
                })
                .hasMessageStartingWith(
                        site(mode, "tested", "laterTested") + ": the method and every alternate failed: ");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void failureIsNotMatched_reachesTheCallerAtOnce(Mode mode) {
        IllegalArgumentException wrong = new IllegalArgumentException("no such currency");
        given(wrong, "2", "3");
        assertThatThrownBy(() -> mode.plain.apply(rates, "XXX")).isSameAs(wrong);
        given(new IOException("down"), wrong, "3");
        assertThatThrownBy(() -> mode.plain.apply(rates, "XXX")).isSameAs(wrong).hasSuppressedException((Throwable)
                rates.does.get("primary"));
        assertThat(rates.called).containsExactly("primary", "primary", "mirror");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void retryOutside_beginsAnewWithThePrimary(Mode mode) {
        given(new IOException("down"), "0", new IOException("empty"));
        assertThatThrownBy(() -> mode.retried.apply(rates, "EUR"))
                .isInstanceOfSatisfying(
                        AllInstancesFailedException.class,
                        all -> assertThat(all.failures()).hasSize(3));
        assertThat(rates.called).containsExactly("primary", "mirror", "cache", "primary", "mirror", "cache");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void interruptedException_neverLeadsOn(Mode mode) {
        InterruptedException stop = new InterruptedException();
        given(stop, "2", "3");
        assertThatThrownBy(() -> mode.tested.apply(rates, "EUR")).isSameAs(stop);
        assertThat(rates.called).containsExactly("primary");
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = "BLOCKING")
    void threadIsInterrupted_noAlternateIsTried(Mode mode) {
        given(new IOException("down"), "2", "3");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> mode.plain.apply(rates, "EUR")).isSameAs(rates.does.get("primary"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(rates.called).containsExactly("primary");
        assertThat(world.log()).isEmpty();
    }
}
