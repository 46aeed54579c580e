package dev.reknit.scenarios.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.durable.Checkpoints;
import dev.reknit.runtime.event.RecoveryEvent;
import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.OwnWeaver;
import dev.reknit.scenarios.Script;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an object had when a run of the program ended, it has in the next, whether from a checkpoint or from the journal. */
@BeforeLoading(BeforeLoading.DURABLE)
@OwnWeaver(OwnWeaver.DURABLE)
class DurableTest {
    private static final Price PRICE = new Price(new BigDecimal("1.50"), "EUR");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void argumentsOfAllKinds_comeBack(End end) {
        Run run = Run.in(folder);
        Orders orders = new Orders("main");
        orders.primitives(true, (byte) 1, (short) 2, 'c', 4, 1L << 40, 0.5f, 0.25);
        orders.boxed(true, 5, 1L << 50, null);
        orders.boxed(null, -5, -1L, Double.NaN);
        orders.arrays(new int[] {1, 2}, new String[][] {{"a", "b"}, {}, null}, new Line("x", 1), new Line("y", 2));
        orders.values("text \u00fc\ud83d\ude00", Side.BUY, PRICE);
        orders.values("", Side.SELL, new Price(BigDecimal.ZERO, "USD"));
        orders.owned(new Line("head", 1).then(new Line("tail", 2)));
        orders.changeAll(3);
        orders.collections(Map.of("more", new ArrayList<>(List.of(new Line("z", 1)))), List.of(PRICE));
        String then = orders.state();
        assertThat(orders.sharesLast()).isTrue();
        run.end(end);
        try (Run next = Run.in(folder)) {
            Orders again = new Orders("main");
            assertThat(again.state()).isEqualTo(then);
            assertThat(again.sharesLast()).isTrue();
            assertThat(next.events(RecoveryEvent.Diverged.class)).isEmpty();
            again.nothing(null, null, null, null);
            again.changeAll(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nullsAndWhatComesAfterRecovery_comeBack(End end) {
        Run first = Run.in(folder);
        new Orders("main").owned(new Line("x", 1));
        first.end(end);
        Run second = Run.in(folder);
        Orders orders = new Orders("main");
        orders.nothing(null, null, null, null);
        orders.changeAll(1);
        String then = orders.state();
        second.end(end);
        try (Run third = Run.in(folder)) {
            assertThat(new Orders("main").state()).isEqualTo(then);
            assertThat(third.events(RecoveryEvent.Done.class)).hasSize(1);
        }
    }

    @Test
    void keys_tellObjectsApart() {
        try (Run run = Run.in(folder)) {
            new Orders("one").values("of one", Side.BUY, PRICE);
            new Orders("other").values("of the other", Side.SELL, PRICE);
        }
        try (Run next = Run.in(folder)) {
            assertThat(new Orders("one").state()).contains("of one").doesNotContain("other");
            assertThat(new Orders("other").state()).contains("of the other");
            assertThat(next.events(RecoveryEvent.Done.class)).hasSize(2);
        }
    }

    @Test
    void checkpoint_hasWhatIsNotJournaled_exceptEphemeralFields() {
        Run run = Run.in(folder);
        Orders orders = new Orders("main");
        orders.count(42);
        Checkpoints.checkpoint(orders);
        orders.owned(new Line("after", 1));
        assertThat(orders.asked()).isEqualTo(1);
        String then = orders.state();
        run.end(End.KILLED);
        try (Run next = Run.in(folder)) {
            Orders again = new Orders("main");
            assertThat(again.state()).isEqualTo(then);
            assertThat(again.asked()).isZero();
            assertThat(next.events(RecoveryEvent.Done.class))
                    .extracting(RecoveryEvent.Done::entries)
                    .containsExactly(1L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void heir_hasTheStateOfBothClasses(End end) {
        Run run = Run.in(folder);
        Account account = new Account(1);
        Savings savings = new Savings(1);
        account.deposit(5);
        savings.deposit(6);
        savings.close("first");
        savings.raise(0.25);
        account.reset();
        List<String> then = List.of(account.state(), savings.state());
        assertThat(then).containsExactly("Account1:7", "Savings1:1[first]0.75");
        run.end(end);
        try (Run next = Run.in(folder)) {
            assertThat(List.of(new Account(1).state(), new Savings(1).state())).isEqualTo(then);
            assertThat(next.events(RecoveryEvent.Diverged.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void subclassOfWhatIsOwned_comesBack(End end) {
        Run run = Run.in(folder);
        Orders orders = new Orders("main");
        orders.owned(LaterLine.of("x", 1, Side.SELL));
        orders.changeAll(1);
        String then = orders.state();
        run.end(end);
        try (Run next = Run.in(folder)) {
            assertThat(new Orders("main").state())
                    .isEqualTo(then)
                    .contains("x*3")
                    .contains("sell");
            assertThat(next.events(RecoveryEvent.Diverged.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void timeAndChance_areWhatTheyWere(End end) {
        Run run = Run.in(folder);
        Chances chances = new Chances();
        chances.ask();
        chances.ask();
        String then = chances.state();
        run.end(end);
        try (Run next = Run.in(folder)) {
            assertThat(new Chances().state()).isEqualTo(then);
            assertThat(next.events(RecoveryEvent.Diverged.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void callThatThrew_didNotHappen(End end) {
        Run run = Run.in(folder);
        Attempts attempts = new Attempts(Script.failing(1));
        assertThatThrownBy(() -> attempts.once("a")).isInstanceOf(Fault.class).hasMessage("attempt 1");
        attempts.once("b");
        assertThat(attempts.state()).isEqualTo("1[b]");
        run.end(end);
        try (Run next = Run.in(folder)) {
            assertThat(new Attempts(Script.failing(0)).state()).isEqualTo("1[b]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void retriedCall_happenedOnce(End end) {
        Run run = Run.in(folder);
        Attempts attempts = new Attempts(Script.failing(2));
        assertThat(attempts.guarded("a")).isEqualTo(3);
        assertThat(attempts.state()).isEqualTo("1[a]");
        run.end(end);
        try (Run next = Run.in(folder)) {
            assertThat(new Attempts(Script.failing(0)).state()).isEqualTo("1[a]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void fallback_happenedInPlaceOfTheCall(End end) {
        Run run = Run.in(folder);
        Attempts attempts = new Attempts(Script.failingAlways());
        assertThat(attempts.guarded("a")).isEqualTo(-1);
        assertThat(attempts.state()).isEqualTo("1[instead of a]");
        run.end(end);
        try (Run next = Run.in(folder)) {
            assertThat(new Attempts(Script.failing(0)).state()).isEqualTo("1[instead of a]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void manual_waitsUntilItIsSaidSo(End end) {
        Run run = Run.in(folder);
        assertThat(new Manual().add(5)).isEqualTo(5);
        run.end(end);
        try (Run next = Run.in(folder)) {
            Manual again = new Manual();
            assertThat(again.count()).isZero();
            assertThatThrownBy(() -> again.add(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Call Checkpoints.recover with it first");
            Checkpoints.recover(again);
            assertThat(again.add(1)).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nestedClasses_useEachOthersPrivateMembers(End end) {
        Run run = Run.in(folder);
        UUID id = new UUID(1, 2);
        Nested.Box box = new Nested.Box(id);
        box.add(3);
        box.add(4);
        run.end(end);
        try (Run next = Run.in(folder)) {
            assertThat(new Nested.Box(id).state()).isEqualTo(id + " 7 7 14");
        }
    }

    @ParameterizedTest
    @EnumSource
    void formerNames_findWhatWasRenamed(End end) {
        Run run = Run.in(folder);
        new Nested.Before().add(3);
        run.end(end);
        try (Run next = Run.in(folder)) {
            Nested.After after = new Nested.After();
            assertThat(after.quantity()).isEqualTo(3);
            after.increase(1);
            assertThat(after.quantity()).isEqualTo(4);
        }
    }

    @Test
    void secondObjectOfAnIdentity_isRefused() {
        try (Run run = Run.in(folder)) {
            Account first = new Account(1);
            assertThatThrownBy(() -> new Account(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("There is an object " + Account.class.getName() + " \"1\" in store");
            assertThat(first.deposit(1)).isEqualTo(1);
        }
    }
}
