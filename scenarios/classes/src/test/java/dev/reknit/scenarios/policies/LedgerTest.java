package dev.reknit.scenarios.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.runtime.event.Event;
import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

@ReknitTest
class LedgerTest {
    private static final String EMPTY = "0[]";

    @Test
    void succeeds_keepsItsChanges(RecordedEvents events) {
        Ledger ledger = new Ledger(Script.failing(0));
        ledger.book("a", 5);
        ledger.book("a", 6);
        assertThat(ledger.state()).isEqualTo("2[a, a]a=11");
        assertThat(events.all()).isEmpty();
    }

    @Test
    void fails_takesItsChangesBack(RecordedEvents events) {
        Ledger ledger = new Ledger(Script.failing(1));
        assertThat(catchThrowable(() -> ledger.book("a", 5))).isInstanceOf(Fault.class);
        assertThat(ledger.state()).isEqualTo(EMPTY);
        assertThat(events.only(Event.StateRestored.class).unrestored()).isEmpty();
    }

    @Test
    void failsAfterSuccess_restoresWhatWasThere() {
        Ledger ledger = new Ledger(Script.failing(0));
        ledger.book("a", 5);
        assertThat(catchThrowable(() -> ledger.bookNone("a", 7))).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.state()).isEqualTo("1[a]a=5");
    }

    @Test
    void retried_eachAttemptFindsTheStateOfTheCall() {
        Ledger ledger = new Ledger(Script.failing(2));
        assertThat(ledger.bookAgain("a", 5)).isEqualTo(3);
        assertThat(ledger.found()).containsExactly(List.of(), List.of(), List.of());
        assertThat(ledger.state()).isEqualTo("1[a]a=5");
    }

    @Test
    void resultNotAccepted_nextAttemptFindsTheStateOfTheCall() {
        Ledger ledger = new Ledger(Script.failing(1));
        assertThat(ledger.bookUntil("a", 5)).isEqualTo(3);
        assertThat(ledger.found()).containsExactly(List.of(), List.of(), List.of());
        assertThat(ledger.state()).isEqualTo("1[a]a=5");
    }

    @Test
    void innerCallFails_takesBackOnlyItsOwn() {
        Ledger ledger = new Ledger(Script.failing(1));
        ledger.bookBoth("a", 5);
        assertThat(ledger.state()).isEqualTo("1[a, inner failed]a=5");
    }

    @Test
    void outerCallFails_takesBackTheInnerOnesToo() {
        Ledger ledger = new Ledger(Script.failing(0));
        assertThat(catchThrowable(() -> ledger.bookNone("a", 5))).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.state()).isEqualTo(EMPTY);
    }

    @Test
    void failureIsSkipped_keepsTheChanges() {
        Ledger ledger = new Ledger(Script.failing(0));
        assertThat(catchThrowable(() -> ledger.bookHalf("a", 5))).isInstanceOf(IOException.class);
        assertThat(ledger.state()).isEqualTo("1[a]a=5");
    }

    @Test
    void argumentsWanted_areRestoredToo() {
        Ledger ledger = new Ledger(Script.failing(1));
        List<String> from = new ArrayList<>(List.of("x", "y"));
        StringBuilder log = new StringBuilder("log ");
        assertThat(catchThrowable(() -> ledger.drain(from, log))).isInstanceOf(Fault.class);
        assertThat(from).containsExactly("x", "y");
        assertThat(log).hasToString("log ");
        assertThat(ledger.state()).isEqualTo(EMPTY);
        ledger.drain(from, log);
        assertThat(from).isEmpty();
        assertThat(ledger.state()).isEqualTo("0[x, y]");
    }

    @Test
    void otherThread_doesNotGetInBetween() throws Exception {
        Ledger ledger = new Ledger(Script.failing(0));
        FutureTask<Integer> seen = new FutureTask<>(ledger::version);
        Thread other = new Thread(seen);
        ledger.bookSlowly(() -> {
            other.start();
            while (other.getState() != Thread.State.WAITING && other.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            assertThat(seen).isNotDone();
        });
        assertThat(seen.get()).isEqualTo(1);
    }
}
