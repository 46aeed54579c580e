package dev.reknit.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.Checkpointed;
import dev.reknit.Redundant;
import dev.reknit.Retry;
import dev.reknit.StateCaptureException;
import dev.reknit.StateRestoreException;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.time.SystemTime;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckpointGateTest {
    private final List<Event> events = new ArrayList<>();
    private final Environment environment = new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null);
    private Environment.Binding binding;

    @BeforeEach
    void listen() {
        environment.add(events::add);
        binding = environment.bind();
    }

    @AfterEach
    void unbind() {
        binding.close();
    }

    /** What may throw. */
    interface Body {
        Object run() throws Throwable;
    }

    /** What a woven class does, by hand. */
    static final class Account {
        private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
        static final CheckpointGate PLAIN = gate("plain");
        static final CheckpointGate FILTERED = gate("filtered");
        static final CheckpointGate WITH_LIST = CheckpointGate.of(LOOKUP, "withList", "(Ljava/util/List;)V");
        static final CheckpointGate GIVEN = CheckpointGate.of(LOOKUP, "given", "(Ljava/util/List;Ljava/util/List;)V");
        static final CheckpointGate RETRIED = gate("retried");
        static final CheckpointGate ACCEPTED = gate("accepted");
        static final CheckpointGate TEST_MISSING = gate("testMissing");
        static final CheckpointGate STATIC = gate("forAll");

        int balance = 1;
        Object part;

        private static CheckpointGate gate(String name) {
            return CheckpointGate.of(LOOKUP, name, "()V");
        }

        @Checkpointed
        void plain() {}

        @Checkpointed(restoreOn = Exception.class, skipOn = IOException.class)
        void filtered() {}

        @Checkpointed(arguments = true)
        void withList(List<String> list) {}

        @Checkpointed
        void given(List<Object> one, List<Object> other) {}

        @Checkpointed
        @Retry(on = "isStale")
        void retried() {}

        @Checkpointed
        @Redundant(alternates = "plain", accept = "isGood")
        void accepted() {}

        @Checkpointed
        @Retry(on = "nowhere")
        void testMissing() {}

        @Checkpointed
        static void forAll() {}

        private boolean isStale(Object result) {
            if (result == null) {
                throw new IllegalStateException("no result");
            }
            return result.equals("stale");
        }

        private boolean isGood(Object result) {
            return result.equals("good");
        }

        Object call(CheckpointGate gate, Object[] arguments, Body body) throws Throwable {
            Scope scope = gate.open(this, arguments);
            Object result;
            try {
                result = body.run();
            } catch (Throwable failure) {
                scope.failed(failure);
                throw failure;
            }
            scope.succeeded();
            return result;
        }

        void judged(CheckpointGate gate, Object result) {
            Scope scope = gate.open(this, null);
            balance = 2;
            scope.succeeded(result);
        }

        void spendThenThrow(CheckpointGate gate, Throwable failure) throws Throwable {
            call(gate, null, () -> {
                balance = 2;
                throw failure;
            });
        }
    }

    private static boolean isFree(Account account) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> call =
                    other.submit(() -> Account.PLAIN.open(account, null).succeeded());
            call.get(20, java.util.concurrent.TimeUnit.SECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException held) {
            return false;
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void bodyReturns_stateIsKeptAndNothingSaid() throws Throwable {
        Account account = new Account();

        account.call(Account.PLAIN, null, () -> account.balance = 2);

        assertThat(account.balance).isEqualTo(2);
        assertThat(events).isEmpty();
        assertThat(isFree(account)).isTrue();
    }

    @Test
    void bodyThrows_stateIsRestoredAndFailureIsTheSameObject() throws Exception {
        Account account = new Account();
        Exception failure = new Exception("no");

        assertThat(catchThrowable(() -> account.spendThenThrow(Account.PLAIN, failure)))
                .isSameAs(failure);

        assertThat(account.balance).isEqualTo(1);
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(events).singleElement().isInstanceOfSatisfying(Event.StateRestored.class, event -> {
            assertThat(event.objects()).isEqualTo(1);
            assertThat(event.failure()).isSameAs(failure);
            assertThat(event.unrestored()).isEmpty();
            assertThat(event.site()).hasToString("CheckpointGateTest$Account.plain()");
        });
        assertThat(isFree(account)).isTrue();
    }

    @Test
    void failureThatIsNotToBeRestoredFor_stateIsKept() throws Exception {
        Account account = new Account();

        assertThat(catchThrowable(() -> account.spendThenThrow(Account.FILTERED, new IOException())))
                .isInstanceOf(IOException.class);
        assertThat(account.balance).isEqualTo(2);

        account.balance = 1;
        assertThat(catchThrowable(() -> account.spendThenThrow(Account.FILTERED, new Exception())))
                .isInstanceOf(Exception.class);
        assertThat(account.balance).isEqualTo(1);
        assertThat(events).hasSize(1);
    }

    @Test
    void errorsInTheBody_rollBackAsWell() {
        Account account = new Account();

        assertThatThrownBy(() -> account.spendThenThrow(Account.PLAIN, new OutOfMemoryError("test")))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(account.balance).isEqualTo(1);
    }

    private static void recurse(Account account, int depth) throws Throwable {
        account.call(Account.PLAIN, null, () -> {
            account.balance = depth;
            recurse(account, depth + 1);
            return null;
        });
    }

    @Test
    void stackOverflowInNestedCalls_outermostRestoresAllAndLockIsFree() throws Exception {
        Account account = new Account();

        assertThatThrownBy(() -> recurse(account, 2)).isInstanceOf(StackOverflowError.class);

        assertThat(account.balance).isEqualTo(1);
        assertThat(isFree(account)).isTrue();
    }

    @Test
    void argumentsGiven_restoredAsWell() {
        Account account = new Account();
        List<String> list = new ArrayList<>(List.of("a"));

        assertThatThrownBy(() -> account.call(Account.WITH_LIST, new Object[] {list}, () -> {
                    list.clear();
                    throw new IOException();
                }))
                .isInstanceOf(IOException.class);

        assertThat(list).containsExactly("a");
    }

    @Test
    void argumentOfAnInnerCall_restoredIfACallAroundHasCopiedIt() {
        List<Object> known = new ArrayList<>();
        List<Object> unknown = new ArrayList<>();
        Account outer = new Account();
        outer.part = known;
        Scope around = Account.PLAIN.open(outer, null);
        known.add("outer");

        Scope scope = Account.GIVEN.open(new Account(), new Object[] {known, unknown});
        known.add("inner");
        unknown.add("inner");
        scope.failed(new IOException());

        assertThat(known).containsExactly("outer");
        assertThat(unknown).containsExactly("inner");
        around.failed(new IOException());
        assertThat(known).isEmpty();
    }

    @Test
    void argumentThatCannotBeCaptured_isNamed() {
        List<Object> list = new ArrayList<>(List.of(Thread.currentThread()));

        assertThatThrownBy(() -> Account.WITH_LIST.open(new Account(), new Object[] {list}))
                .isInstanceOf(StateCaptureException.class)
                .hasMessageStartingWith("withList(list)[0] cannot be captured");
    }

    @Test
    void resultJudgedByRetry_restoredOnlyIfItWillBeTriedAgain() {
        Account account = new Account();

        account.judged(Account.RETRIED, "stale");
        assertThat(account.balance).isEqualTo(1);
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.StateRestored.class,
                        event -> assertThat(event.failure()).isNull());

        account.judged(Account.RETRIED, "fresh");
        assertThat(account.balance).isEqualTo(2);
    }

    @Test
    void testOfResultThrows_restoredAndNotThrown() throws Exception {
        Account account = new Account();

        account.judged(Account.RETRIED, null);

        assertThat(account.balance).isEqualTo(1);
        assertThat(isFree(account)).isTrue();
    }

    @Test
    void resultJudgedByRedundant_restoredUnlessAccepted() {
        Account account = new Account();

        account.judged(Account.ACCEPTED, "bad");
        assertThat(account.balance).isEqualTo(1);

        account.judged(Account.ACCEPTED, "good");
        assertThat(account.balance).isEqualTo(2);
    }

    @Test
    void planThatCannotBeLinked_saidOnceAndMethodRunsUnguarded() {
        Account account = new Account();

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> account.spendThenThrow(Account.TEST_MISSING, new IOException()))
                    .isInstanceOf(IOException.class);
        }

        assertThat(account.balance).isEqualTo(2);
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.PlanFailed.class,
                        event -> assertThat(event.failure()).hasMessageContaining("Retry.on = \"nowhere\""));
    }

    @Test
    void staticMethod_runsUnguarded() {
        Account.STATIC.open(null, null).failed(new Exception());

        assertThat(events).singleElement().isInstanceOf(Event.PlanFailed.class);
    }

    @Test
    void innerCallThrows_takesBackItsOwnPartOnly() throws Throwable {
        Account account = new Account();

        account.call(Account.PLAIN, null, () -> {
            account.balance = 5;
            catchThrowable(() -> account.spendThenThrow(Account.PLAIN, new Exception()));
            assertThat(account.balance).isEqualTo(5);
            return null;
        });

        assertThat(account.balance).isEqualTo(5);
    }

    @Test
    void outerCallThrowsAfterInnerCommitted_takesBackEverything() {
        Account account = new Account();

        assertThatThrownBy(() -> account.call(Account.PLAIN, null, () -> {
                    account.call(Account.PLAIN, null, () -> account.balance = 5);
                    throw new IOException();
                }))
                .isInstanceOf(IOException.class);

        assertThat(account.balance).isEqualTo(1);
    }

    @Test
    void captureRefused_bodyDoesNotRunAndLockIsFree() throws Exception {
        Account account = new Account();
        account.part = Thread.currentThread();

        assertThatThrownBy(() -> account.spendThenThrow(Account.PLAIN, new Exception()))
                .isInstanceOf(StateCaptureException.class)
                .hasMessage("Account.part cannot be captured: it is a java.lang.Thread, which is running code and has"
                        + " no way back. Annotate the field with @Ephemeral, or make it transient, if it is not part"
                        + " of the state");

        assertThat(account.balance).isEqualTo(1);
        account.part = null;
        assertThat(isFree(account)).isTrue();
    }

    @Test
    void partThatCannotBeRestored_attachedToTheFailureThoughItHasManyAlready() {
        Account account = new Account();
        SnapshotGraphTest.Moody moody = new SnapshotGraphTest.Moody();
        java.util.Set<Object> set = new java.util.HashSet<>(List.of("a", moody));
        account.part = set;
        Exception failure = new Exception();
        for (int i = 0; i < 10; i++) {
            failure.addSuppressed(new Exception());
        }

        catchThrowable(() -> account.call(Account.PLAIN, null, () -> {
            account.balance = 2;
            set.clear();
            SnapshotGraphTest.Moody.ANGRY.set(true);
            throw failure;
        }));
        SnapshotGraphTest.Moody.ANGRY.remove();

        assertThat(account.balance).isEqualTo(1);
        assertThat(set).containsExactly("a");
        assertThat(failure.getSuppressed()[10])
                .isInstanceOf(StateRestoreException.class)
                .hasMessage("CheckpointGateTest$Account.plain(): the state is restored except for Account.part"
                        + " (java.lang.IllegalStateException: moody)");
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.StateRestored.class,
                        event -> assertThat(event.unrestored()).isEqualTo("Account.part"));
    }

    @Test
    void twoThreadsOnOneObject_excludeEachOther() throws Exception {
        Account account = new Account();
        int rounds = 2000;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
            running.add(threads.submit(() -> {
                start.await();
                for (int i = 0; i < rounds; i++) {
                    boolean fails = i % 2 == 0;
                    catchThrowable(() -> account.call(Account.PLAIN, null, () -> {
                        account.balance++;
                        if (fails) {
                            throw new IOException();
                        }
                        return null;
                    }));
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();

        assertThat(account.balance).isEqualTo(1 + rounds);
    }

    @Test
    void otherThreadIsInside_waitsUntilItsScopeEnds() throws Exception {
        Account account = new Account();
        Scope first = Account.PLAIN.open(account, null);
        Thread second = new Thread(() -> Account.FILTERED.open(account, null).succeeded());
        second.start();

        while (second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        first.succeeded();

        second.join(20_000);
        assertThat(second.isAlive()).isFalse();
    }

    @Test
    void interruptedThread_isGuardedAndStaysInterrupted() {
        Account account = new Account();
        Thread.currentThread().interrupt();

        catchThrowable(() -> account.spendThenThrow(Account.PLAIN, new Exception()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(account.balance).isEqualTo(1);
    }
}
