package dev.reknit.runtime.state;

import static dev.reknit.runtime.state.NestedScopes.inScope;
import static dev.reknit.runtime.state.NestedScopes.log;
import static dev.reknit.runtime.state.NestedScopes.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.reknit.Checkpointed;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many short calls in a long one, and calls that reading or restoring the state makes. */
class NestedScopesTest {
    private final Woven object = new Woven();

    /** A map whose views are checkpointed, as a rule for every method of an application has it. */
    static final class Viewed extends HashMap<String, String> {
        private static final long serialVersionUID = 1;
        private static final CheckpointGate GATE =
                CheckpointGate.of(MethodHandles.lookup(), "entrySet", "()Ljava/util/Set;");

        private transient int calls;

        @Override
        @Checkpointed
        public Set<Map.Entry<String, String>> entrySet() {
            calls++;
            Scope scope = GATE.open(this, null);
            Set<Map.Entry<String, String>> entries = super.entrySet();
            scope.succeeded();
            return entries;
        }
    }

    @Test
    void readingTheStateCallsACheckpointedMethod_opensNoScopeOfItsOwn() {
        Viewed viewed = new Viewed();
        viewed.put("key", "before");
        object.reference(viewed);

        inScope(object, true, () -> viewed.put("key", "after"));

        assertThat(viewed).containsEntry("key", "before");
        assertThat(viewed.calls).isPositive();
        assertThat(UndoLog.ofThread().isEmpty()).isTrue();
    }

    @Test
    void manyInnerCallsMeetTheSameForeignObject_logHasOneCopy() {
        Date date = new Date(1);
        object.reference(date);

        inScope(object, true, () -> {
            date.setTime(2);
            int once = UndoLog.ofThread().mark();
            for (int i = 0; i < 100; i++) {
                int time = i;
                inScope(object, false, () -> date.setTime(time));
            }
            assertThat(UndoLog.ofThread().mark()).isEqualTo(once);
        });

        assertThat(date.getTime()).isEqualTo(1);
    }

    /** Counts how often it is read. */
    private static final class CountedDate extends Date {
        private static final long serialVersionUID = 1;

        private final transient AtomicInteger reads;

        CountedDate(AtomicInteger reads) {
            super(1);
            this.reads = reads;
        }

        @Override
        public long getTime() {
            reads.incrementAndGet();
            return super.getTime();
        }
    }

    @Test
    void manyInnerCallsInOneThatMetMuch_copyOnlyWhatTheyAreGiven() {
        AtomicInteger reads = new AtomicInteger();
        List<Date> dates = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            dates.add(new CountedDate(reads));
        }
        object.reference(dates);

        inScope(object, true, () -> {
            for (int i = 0; i < 10_000; i++) {
                Date given = dates.get(i % dates.size());
                int time = i;
                inScope(i % 3 == 0, () -> {
                    UndoLog.meet(given, log());
                    given.setTime(time);
                });
            }
            // Of those that fail each is read some times more, to see whether it has again what it had.
            assertThat(reads).hasValueLessThan(50_000);
        });

        assertThat(dates).containsOnly(new Date(1));
    }

    @Test
    void objectThatOnlyAFailedInnerCallMet_isPutBackByTheOuter() {
        Date date = new Date(1);
        Woven holder = new Woven();
        holder.reference(date);
        Date[] leaked = new Date[1];

        inScope(true, () -> {
            inScope(
                    true,
                    () -> inScope(true, () -> {
                        leaked[0] = (Date) Objects.requireNonNull(holder.reference());
                        leaked[0].setTime(2);
                    }));
            assertThat(date.getTime()).isEqualTo(1);
            leaked[0].setTime(3);
        });

        assertThat(date.getTime()).isEqualTo(1);
    }

    @Test
    void manyInnerCallsMeetTheSameAndFail_logHasOneCopy() {
        Date date = new Date(1);
        Woven holder = new Woven();
        holder.reference(date);

        inScope(true, () -> {
            for (int i = 0; i < 100; i++) {
                inScope(object, true, holder::reference);
            }
            assertThat(UndoLog.ofThread().mark()).isLessThan(8);
        });
    }

    @Test
    void manyInnerCallsWriteTheSameArray_logHasOneCopy() {
        byte[] array = {1, 2, 3};

        inScope(object, true, () -> {
            for (int i = 0; i < 100; i++) {
                byte value = (byte) i;
                inScope(object, false, () -> write(array, 1, value));
                write(array, 2, value);
            }
            assertThat(UndoLog.ofThread().mark()).isLessThan(8);
        });

        assertThat(array).containsExactly(1, 2, 3);
    }

    @Test
    void manyInnerCallsWriteTheSameObject_logHasOneEntry() {
        Woven counter = new Woven();

        inScope(object, true, () -> {
            counter.number(1);
            int once = UndoLog.ofThread().mark();
            for (int i = 0; i < 100; i++) {
                inScope(object, false, () -> inScope(object, false, () -> counter.number(2)));
                inScope(object, true, () -> counter.number(3));
                assertThat(counter.number()).isEqualTo(2);
                counter.number(4);
            }
            assertThat(UndoLog.ofThread().mark()).isEqualTo(once);
        });

        assertThat(counter.number()).isZero();
    }

    @Test
    void manyInnerCallsWriteWhatTheOuterDoesNot_logHasOneEntry() {
        Woven counter = new Woven();

        inScope(object, true, () -> {
            for (int i = 0; i < 100; i++) {
                inScope(object, false, () -> inScope(object, false, () -> counter.number(2)));
            }
            assertThat(UndoLog.ofThread().mark()).isLessThan(16);
        });

        assertThat(counter.number()).isZero();
    }

    @Test
    void anotherThreadSavesTheObjectInBetween_itIsSavedAgain() throws Exception {
        Woven counter = new Woven();
        Thread[] other = new Thread[1];

        inScope(object, true, () -> {
            inScope(object, false, () -> counter.number(1));
            other[0] = new Thread(() -> inScope(new Woven(), false, () -> counter.number(2)));
            other[0].start();
            assertThatCode(other[0]::join).doesNotThrowAnyException();
            inScope(object, true, () -> counter.number(3));
            assertThat(counter.number()).isEqualTo(2);
        });

        assertThat(counter.number()).isZero();
    }

    /** A thread that takes back what it did has the object bear what it bore, if that says something about this thread. */
    @Test
    void anotherThreadTakesBackLater_itIsSavedAgain() throws Exception {
        Woven counter = new Woven();
        SynchronousQueue<String> turns = new SynchronousQueue<>();
        Thread other = new Thread(() -> {
            take(turns);
            inScope(new Woven(), true, () -> {
                inScope(counter, false, () -> counter.number(2));
                give(turns);
                take(turns);
            });
            give(turns);
        });
        other.start();

        inScope(new Woven(), true, () -> {
            inScope(new Woven(), true, () -> {
                inScope(counter, false, () -> counter.number(0));
                give(turns);
                take(turns);
            });
            give(turns);
            take(turns);
            inScope(counter, false, () -> counter.number(3));
        });

        other.join();
        assertThat(counter.number()).isZero();
    }

    private static void give(SynchronousQueue<String> turns) {
        assertThatCode(() -> turns.put("turn")).doesNotThrowAnyException();
    }

    private static void take(SynchronousQueue<String> turns) {
        assertThatCode(turns::take).doesNotThrowAnyException();
    }

    @Test
    void takingBackAnInnerCallStopsForWantOfStack_laterWritesToItsArraysAreTakenBack() {
        int[] array = new int[1_000];
        boolean[] stops = {true};
        Undo exhausted = new Undo() {
            @Override
            protected void undo(UndoLog log) {
                if (stops[0]) {
                    stops[0] = false;
                    throw new StackOverflowError("planned");
                }
            }
        };

        inScope(true, () -> {
            Scope inner = Woven.GATE.open(new Woven(), null);
            write(array, 0, 1);
            log().begin(0, 0);
            log().end(exhausted);
            ArrayLog.all(array);
            array[1] = 1;
            inner.failed(new IllegalStateException("inner"));
            write(array, 5, 77);
        });

        assertThat(array).containsOnly(0);
    }

    @Test
    void moreInnerCallsThanAThreadHasNumbersAtATime_areTakenBack() {
        Woven counter = new Woven();

        inScope(object, true, () -> {
            for (int i = 0; i < 70_000; i++) {
                inScope(object, i % 2 == 0, () -> counter.number(2));
            }
            assertThat(UndoLog.ofThread().mark()).isLessThan(16);
        });

        assertThat(counter.number()).isZero();
    }

    @Test
    void manyInnerCallsWriteElementsOfALargeArray_logHasNoMoreThanACopyAndSomeElements() {
        int[] array = new int[1_000];

        inScope(object, true, () -> {
            for (int i = 0; i < 10_000; i++) {
                int index = i % array.length;
                inScope(object, i % 5 == 0, () -> write(array, index, 1));
            }
            // Of each element that was logged by itself there are three references, and two that nobody has use for.
            assertThat(UndoLog.ofThread().mark()).isLessThan(5 * 125 + 16);
        });

        assertThat(array).containsOnly(0);
    }

    @Test
    void iteratorMetWhileTheCallRuns_isLeftAlone() {
        Woven holder = new Woven();
        Iterator<String> iterator = List.of("a").iterator();

        inScope(true, () -> {
            holder.reference(iterator);
            assertThat(holder.reference()).isSameAs(iterator);
        });

        assertThat(iterator).hasNext();
    }
}
