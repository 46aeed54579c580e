package dev.reknit.runtime.redundancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.AllInstancesFailedException;
import dev.reknit.AllInstancesFailedException.InstanceFailure;
import dev.reknit.Redundant;
import dev.reknit.Strategy;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.SocketTimeoutException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedundantFieldTest {
    private final World world = new World();
    private final FakeMirror a = new FakeMirror("a");
    private final FakeMirror b = new FakeMirror("b");
    private final FakeMirror c = new FakeMirror("c");

    @AfterEach
    void unbind() {
        world.close();
    }

    /** As woven: fields are filled right after the super-constructor call, before any initializer. */
    private static final class Service {
        private static final RedundantField MIRROR = RedundantField.of(MethodHandles.lookup(), "mirror");
        private static final RedundantField TURNS = RedundantField.of(MethodHandles.lookup(), "turns");
        private static final RedundantField STRICT = RedundantField.of(MethodHandles.lookup(), "strict");
        private final List<Object> mirrors;

        @Redundant(
                from = "mirrors",
                skipOn = SocketTimeoutException.class,
                ejectAfter = 2,
                ejectionTime = 10,
                maxEjectionTime = 40,
                ejectionTimeUnit = ChronoUnit.SECONDS)
        final Mirror mirror;

        @Redundant(from = "mirrors", strategy = Strategy.ROUND_ROBIN)
        final Mirror turns;

        @Redundant(from = "mirrors", ejectAfter = 0)
        final Mirror strict;

        Service(Object... instances) {
            mirror = (Mirror) MIRROR.instance(this);
            turns = (Mirror) TURNS.instance(this);
            strict = (Mirror) STRICT.instance(this);
            mirrors = new CopyOnWriteArrayList<>(instances);
        }
    }

    @Test
    void allWell_callsTheFirstAndSaysNothing() throws IOException {
        Service service = new Service(a, b);
        assertThat(service.mirror.fetch("x")).isEqualTo("x from a");
        assertThat(service.mirror.size()).isEqualTo(1);
        assertThat(b.calls).isZero();
        assertThat(world.log()).isEmpty();
    }

    @Test
    void instanceFails_theNextIsCalled() throws IOException {
        Service service = new Service(a.failing(), b, c);
        assertThat(service.mirror.fetch("x")).isEqualTo("x from b");
        assertThat(world.log())
                .containsExactly("failed over at=RedundantFieldTest$Service.mirror method=fetch from=a to=b"
                        + " failure=java.io.IOException: a is down");
    }

    @Test
    void failsTwice_isEjectedTriedAnewAndBack() throws IOException {
        Service service = new Service(a.failing(), b);
        service.mirror.fetch("x");
        service.mirror.fetch("x");
        assertThat(world.log())
                .element(1)
                .isEqualTo("instance ejected at=RedundantFieldTest$Service.mirror instance=a failures=2"
                        + " ejectionMs=10000 left=1 failure=java.io.IOException: a is down");
        world.time.advanceMillis(9_999);
        service.mirror.fetch("x");
        assertThat(a.calls).isEqualTo(2);

        world.time.advanceMillis(1);
        service.mirror.fetch("x");
        assertThat(a.calls).isEqualTo(3);
        assertThat(world.log().get(0)).contains("instance ejected", "failures=3", "ejectionMs=20000");

        a.failing(null);
        world.time.advanceMillis(20_000);
        assertThat(service.mirror.fetch("x")).isEqualTo("x from a");
        assertThat(world.log()).containsExactly("instance back at=RedundantFieldTest$Service.mirror instance=a");
        assertThat(service.mirror.fetch("x")).isEqualTo("x from a");
        assertThat(world.log()).isEmpty();
    }

    @Test
    void ejectedOneIsAllThatIsLeft_isTried() throws IOException {
        Service service = new Service(a.failing(), b);
        service.mirror.fetch("x");
        service.mirror.fetch("x");
        a.failing(null);
        b.failing();
        assertThat(service.mirror.fetch("x")).isEqualTo("x from a");
    }

    @Test
    void allFail_oneExceptionCarriesEachFailure() {
        Service service = new Service(a.failing(), b.failing(), c.failing());
        assertThatThrownBy(() -> service.mirror.fetch("x"))
                .isInstanceOfSatisfying(AllInstancesFailedException.class, all -> {
                    assertThat(all.failures())
                            .containsExactly(
                                    new InstanceFailure("a", a.failure),
                                    new InstanceFailure("b", b.failure),
                                    new InstanceFailure("c", c.failure));
                    assertThat(all).hasCause(c.failure).hasSuppressedException(a.failure);
                })
                .hasMessage("RedundantFieldTest$Service.mirror: fetch failed on every instance:"
                        + " a: java.io.IOException: a is down; b: java.io.IOException: b is down;"
                        + " c: java.io.IOException: c is down");
    }

    @Test
    void onlyInstanceFails_isAlsoReportedAsAll() {
        assertThatThrownBy(() -> new Service(a.failing()).mirror.fetch("x"))
                .isInstanceOf(AllInstancesFailedException.class)
                .hasCause(a.failure);
    }

    @Test
    void failureIsNotMatched_reachesTheCallerAndDoesNotCount() {
        Service service = new Service(a.failing(new SocketTimeoutException("slow")), b);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> service.mirror.fetch("x")).isSameAs(a.failure);
        }
        assertThatThrownBy(() -> new Service(a.failing(new StackOverflowError()), b).mirror.fetch("x"))
                .isSameAs(a.failure);
        assertThat(world.log()).isEmpty();
        assertThat(b.calls).isZero();
    }

    @Test
    void laterFailureIsNotMatched_hasTheEarlierSuppressed() {
        Service service = new Service(a.failing(), b.failing(new SocketTimeoutException("slow")), c);
        assertThatThrownBy(() -> service.mirror.fetch("x")).isSameAs(b.failure).hasSuppressedException(a.failure);
    }

    @Test
    void checkedFailureThatIsNotDeclared_isWrappedAsByAnyProxy() {
        Service service = new Service(a.failing(new InterruptedException()), b);
        assertThatThrownBy(() -> service.mirror.fetch("x"))
                .isInstanceOf(UndeclaredThrowableException.class)
                .hasCause(a.failure);
        assertThat(b.calls).isZero();
    }

    @Test
    void threadIsInterrupted_doesNotFailOverAndStaysInterrupted() {
        Service service = new Service(a.failing(), b);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> service.mirror.fetch("x")).isSameAs(a.failure);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(b.calls).isZero();
    }

    @Test
    void roundRobin_takesTurnsAndGoesOnToTheNext() throws IOException {
        Service service = new Service(a, b, c);
        assertThat(fetches(service.turns, 4)).containsExactly("x from a", "x from b", "x from c", "x from a");
        b.failing();
        assertThat(fetches(service.turns, 3)).containsExactly("x from a", "x from c", "x from a");
    }

    private static List<String> fetches(Mirror mirror, int times) throws IOException {
        List<String> results = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            results.add(mirror.fetch("x"));
        }
        return results;
    }

    @Test
    void groupChanges_nextCallSeesIt() throws IOException {
        Service service = new Service(a.failing(), b);
        service.mirror.fetch("x");
        service.mirror.fetch("x");
        service.mirrors.add(0, c);
        assertThat(service.mirror.fetch("x")).isEqualTo("x from c");
        service.mirrors.remove(a);
        service.mirrors.remove(c);
        assertThat(service.mirror.fetch("x")).isEqualTo("x from b");
        a.failing(null);
        service.mirrors.add(0, a);
        assertThat(service.mirror.fetch("x")).as("forgotten while it was away").isEqualTo("x from a");
    }

    @Test
    void instanceLeavesDuringItsCall_theOthersAreTried() throws IOException {
        Service[] service = new Service[1];
        Mirror leaver = name -> {
            service[0].mirrors.remove(0);
            throw new IOException("gone");
        };
        service[0] = new Service(leaver, b);
        assertThat(service[0].mirror.fetch("x")).isEqualTo("x from b");
    }

    @Test
    void lastInstanceLeavesDuringItsCall_allFailed() {
        Service[] service = new Service[1];
        Mirror leaver = name -> {
            service[0].mirrors.clear();
            throw new IOException("gone");
        };
        service[0] = new Service(leaver);
        assertThatThrownBy(() -> service[0].mirror.fetch("x"))
                .isInstanceOf(AllInstancesFailedException.class)
                .hasRootCauseMessage("gone");
    }

    @Test
    void sameInstanceTwice_isTriedOnce() {
        Service service = new Service(a.failing(), a, b.failing());
        assertThatThrownBy(() -> service.mirror.fetch("x")).isInstanceOf(AllInstancesFailedException.class);
        assertThat(a.calls).isEqualTo(1);
    }

    @Test
    void neverToEject_isTriedEachTime() throws IOException {
        Service service = new Service(a.failing(), b);
        for (int i = 0; i < 20; i++) {
            service.strict.fetch("x");
        }
        assertThat(a.calls).isEqualTo(20);
    }

    @Test
    void ownObjects_haveGroupsOfTheirOwn() throws IOException {
        Service one = new Service(a.failing(), b);
        one.mirror.fetch("x");
        one.mirror.fetch("x");
        Service other = new Service(a, b);
        other.mirror.fetch("x");
        assertThat(a.calls).isEqualTo(3);
    }

    @Test
    void methodsOfObject_areTheGroupsOwn() {
        Service service = new Service(a, b);
        assertThat(service.mirror).isEqualTo(service.mirror).isNotEqualTo(service.turns);
        assertThat(service.mirror.hashCode()).isEqualTo(System.identityHashCode(service.mirror));
        assertThat(service.turns).hasToString("Redundant[RedundantFieldTest$Service.turns, ROUND_ROBIN over mirrors]");
    }

    @Test
    void instancesWithoutAName_areNumbered() {
        Mirror nameless = name -> {
            throw new IOException("1");
        };
        Mirror broken = new Mirror() {
            @Override
            public String fetch(String name) throws IOException {
                throw new IOException("2");
            }

            @Override
            public String toString() {
                throw new IllegalStateException();
            }
        };
        Mirror chatty = new Mirror() {
            @Override
            public String fetch(String name) throws IOException {
                throw new IOException("3");
            }

            @Override
            public String toString() {
                return "two\nlines" + "-".repeat(200);
            }
        };
        assertThatThrownBy(() -> new Service(nameless, broken, chatty).mirror.fetch("x"))
                .isInstanceOfSatisfying(AllInstancesFailedException.class, all -> {
                    assertThat(all.failures().get(0).instance())
                            .startsWith("RedundantFieldTest$")
                            .endsWith("#0");
                    assertThat(all.failures().get(1).instance()).matches("RedundantFieldTest\\$\\d+#1");
                    assertThat(all.failures().get(2).instance())
                            .startsWith("two lines-")
                            .hasSize(123)
                            .endsWith("-...");
                });
    }

    private static class Base {
        final List<Mirror> inherited;

        Base(Mirror... mirrors) {
            inherited = new ArrayDeque<>(Arrays.asList(mirrors)).stream().toList();
        }

        private Supplier<Mirror[]> hidden() {
            return () -> inherited.toArray(new Mirror[0]);
        }
    }

    /** Every form that {@code from} may take. */
    private static final class Forms extends Base {
        private static final RedundantField[] FIELDS = Stream.of(
                        "list", "array", "stream", "deque", "supplier", "method")
                .map(name -> RedundantField.of(MethodHandles.lookup(), name))
                .toArray(RedundantField[]::new);
        private static final RedundantField SHARED = RedundantField.of(MethodHandles.lookup(), "shared");
        private static final List<Mirror> ALL = new CopyOnWriteArrayList<>();
        private final Mirror[] inArray;
        private boolean streamClosed;

        @Redundant(from = "inherited")
        Mirror list;

        @Redundant(from = "inArray")
        Mirror array;

        @Redundant(from = "streamed")
        Mirror stream;

        @Redundant(from = "queued")
        Mirror deque;

        @Redundant(from = "hidden")
        Mirror supplier;

        @Redundant(from = "both")
        Mirror method;

        @Redundant(from = "ALL")
        static Mirror shared = (Mirror) SHARED.instance(null);

        private final List<Mirror> both = List.of();

        Forms(Mirror... mirrors) {
            super(mirrors);
            inArray = mirrors;
        }

        private Stream<Mirror> streamed() {
            return inherited.stream().onClose(() -> streamClosed = true);
        }

        private Iterable<Mirror> queued() {
            return new ArrayDeque<>(inherited)::iterator;
        }

        List<Mirror> both() {
            return inherited;
        }
    }

    @Test
    void everyFormOfFrom_givesTheInstances() throws IOException {
        Forms forms = new Forms(a.failing(), b);
        for (RedundantField each : Forms.FIELDS) {
            assertThat(((Mirror) each.instance(forms)).fetch("x"))
                    .as("%s", each)
                    .isEqualTo("x from b");
        }
        assertThat(forms.streamClosed).isTrue();
        assertThat(a.calls).isEqualTo(Forms.FIELDS.length);
    }

    @Test
    void staticField_hasOneGroup() throws IOException {
        Forms.ALL.add(b);
        assertThat(Forms.shared.fetch("x")).isEqualTo("x from b");
    }
}
