package dev.reknit.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogScopeTest {
    private final Woven.Lower object = new Woven.Lower();

    @Test
    void bodyFails_fieldsOfEachLevelAreTakenBack() {
        object.number(1);
        object.fraction(-0.0);
        object.flag(true);
        Object before = new String("before");
        object.reference(before);

        rolledBack(() -> {
            object.number(2);
            object.number(3);
            object.fraction(Double.NaN);
            object.flag(false);
            object.reference("after");
        });

        assertThat(object.number()).isEqualTo(1);
        assertThat(object.fraction()).isEqualTo(-0.0);
        assertThat(object.flag()).isTrue();
        assertThat(object.reference()).isSameAs(before);
    }

    @Test
    void bodyReturns_changesStay() {
        committed(() -> object.number(2));

        assertThat(object.number()).isEqualTo(2);
        assertThat(UndoLog.current()).isNull();
    }

    @Test
    void innerFails_onlyItsChangesAreTakenBack_andLaterOnesOfTheOuterAreLoggedAnew() {
        rolledBack(() -> {
            object.number(1);
            rolledBack(() -> object.number(2));
            assertThat(object.number()).isEqualTo(1);
            object.number(3);
        });

        assertThat(object.number()).isZero();
    }

    @Test
    void innerFailsFirst_whatTheOuterWritesThenIsLogged() {
        rolledBack(() -> {
            rolledBack(() -> object.number(2));
            object.number(3);
        });

        assertThat(object.number()).isZero();
    }

    @Test
    void innerReturns_outerTakesItsChangesBack() {
        rolledBack(() -> {
            committed(() -> object.number(2));
            object.flag(true);
        });

        assertThat(object.number()).isZero();
        assertThat(object.flag()).isFalse();
    }

    @Test
    void innerCouldNotEndItsScope_outerTakesItBackEvenIfItReturns() {
        Scope outer = Woven.GATE.open(object, null);
        object.number(1);
        Woven.GATE.open(object, null);
        object.number(2);

        outer.succeeded();

        assertThat(object.number()).isEqualTo(1);
        assertThat(object.reknit$lock().isLocked()).isFalse();
        assertThat(UndoLog.current()).isNull();
    }

    @Test
    void foreignObjectInAField_copiedWhenTheScopeOpens() {
        Date date = new Date(1);
        object.reference(date);

        rolledBack(() -> date.setTime(2));

        assertThat(date.getTime()).isEqualTo(1);
    }

    @Test
    void foreignObjectBehindAnotherObject_copiedWhenItIsRead() {
        Woven other = new Woven();
        Date date = new Date(1);
        other.reference(date);
        object.reference(other);

        rolledBack(() -> {
            Date reached = (Date) ((Woven) object.reference()).reference();
            reached.setTime(2);
            rolledBack(() -> {
                UndoLog.meet(reached, UndoLog.ofThread());
                reached.setTime(3);
            });
            assertThat(date.getTime()).isEqualTo(2);
        });

        assertThat(date.getTime()).isEqualTo(1);
    }

    @Test
    void foreignObjectReachedByTheInnerOnly_outerTakesItBack() {
        Date date = new Date(1);
        object.reference(new Woven());
        ((Woven) object.reference()).reference(date);

        rolledBack(() -> {
            committed(() -> ((Date) ((Woven) object.reference()).reference()).setTime(2));
            assertThat(date.getTime()).isEqualTo(2);
        });

        assertThat(date.getTime()).isEqualTo(1);
    }

    @Test
    void fieldThatOthersMayWrite_copied() {
        object.open = "before";
        object.number(1);

        rolledBack(() -> {
            object.open = "after";
            object.number(2);
        });

        assertThat(object.open).isEqualTo("before");
        assertThat(object.number()).isEqualTo(1);
    }

    /** Its hash is its contents. */
    private static final class Key {
        private int value;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && that.value == value;
        }

        @Override
        public int hashCode() {
            return value;
        }
    }

    @Test
    void keyChangesBeforeItsTableIsMet_tableFindsItAgain() {
        Key key = new Key();
        Map<Key, String> table = new HashMap<>(Map.of(key, "value"));
        Woven holder = new Woven();
        holder.reference(table);
        Woven other = new Woven();
        other.reference(key);
        object.reference(new Woven[] {other, holder});
        Woven[] both = (Woven[]) object.reference();

        rolledBack(() -> {
            ((Key) both[0].reference()).value = 7;
            ((Map<?, ?>) both[1].reference()).size();
        });

        assertThat(table).containsEntry(key, "value");
        assertThat(table.get(new Key())).isEqualTo("value");
    }

    @Test
    void hugeScope_memoryOfTheLogIsGivenBack() {
        rolledBack(() -> {
            for (int i = 0; i < 100_000; i++) {
                new Woven().number(1);
            }
            assertThat(UndoLog.ofThread().capacity()).isGreaterThan(200_000);
        });

        assertThat(UndoLog.ofThread().capacity()).isLessThan(20_000);
    }

    @Test
    void smallScopeAfterScope_holdsOnToNothing() {
        committed(() -> object.reference("a"));

        assertThat(UndoLog.ofThread().isEmpty()).isTrue();
    }

    @Test
    void undoThrows_theRestIsTakenBackAndThePartIsNamed() {
        List<Damage> damages = new ArrayList<>();
        UndoLog log = UndoLog.ofThread();
        Scope scope = Woven.GATE.open(object, null);
        object.number(1);
        log.begin(0, 0);
        log.end(new Undo() {
            @Override
            protected void undo(UndoLog from) {
                throw new IllegalStateException("broken");
            }

            @Override
            public String toString() {
                return "a test";
            }
        });
        object.flag(true);

        log.undoTo(0, damages, new ArrayList<>());
        scope.succeeded();

        assertThat(object.number()).isZero();
        assertThat(object.flag()).isFalse();
        assertThat(damages).hasSize(1);
        assertThat(Damage.paths(damages)).contains("a test");
    }

    @Test
    void entryBegunAndNotEnded_isNotTakenBack() {
        UndoLog log = UndoLog.ofThread();
        rolledBack(() -> {
            log.begin(1, 1);
            log.put(this);
            log.put(7L);
            object.number(1);
        });

        assertThat(object.number()).isZero();
    }

    private void rolledBack(Runnable body) {
        IllegalStateException failure = new IllegalStateException();
        assertThatThrownBy(() -> inScope(() -> {
                    body.run();
                    throw failure;
                }))
                .isSameAs(failure)
                .hasNoSuppressedExceptions();
    }

    private void committed(Runnable body) {
        inScope(body);
    }

    private void inScope(Runnable body) {
        Scope scope = Woven.GATE.open(object, null);
        try {
            body.run();
        } catch (Throwable failure) {
            scope.failed(failure);
            throw failure;
        }
        scope.succeeded();
    }
}
