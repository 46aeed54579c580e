package dev.reknit.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.StateCaptureException;
import dev.reknit.StateRestoreException;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What cannot be captured: refused before the outermost call, and else named if the state is restored. */
class UnsavedTest {
    private final Woven.Lower object = new Woven.Lower();

    @Test
    void objectItselfHasWhatCannotBeCopied_refusedBeforeTheCall() {
        object.reference(new Random(1));

        assertThatThrownBy(() -> inScope(object, () -> object.number(2)))
                .isInstanceOf(StateCaptureException.class)
                .hasMessageContaining("java.util.Random");

        assertThat(object.number()).isZero();
    }

    @Test
    void callComesUponWhatCannotBeCopied_goesOn() {
        Woven other = new Woven();
        other.reference(new Random(1));
        object.reference(other);

        inScope(object, () -> {
            object.number(2);
            ((Woven) object.reference()).reference();
        });

        assertThat(object.number()).isEqualTo(2);
    }

    @Test
    void callThatCameUponWhatCannotBeCopiedFails_namedOnceAndTheRestIsTakenBack() {
        Date date = new Date(1);
        Woven other = new Woven();
        other.reference(List.of(new Random(1), date));
        object.reference(other);
        IllegalStateException failure = new IllegalStateException();

        assertThatThrownBy(() -> inScope(object, () -> {
                    object.number(2);
                    for (int i = 0; i < 3; i++) {
                        assertThatThrownBy(() -> inScope(other, () -> {
                                    ((Woven) object.reference()).reference();
                                    date.setTime(2);
                                    throw new IllegalStateException();
                                }))
                                .satisfies(inner ->
                                        assertThat(inner.getSuppressed()).hasSize(1));
                        assertThat(date.getTime()).isEqualTo(1);
                    }
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(object.number()).isZero();
        assertThat(failure.getSuppressed())
                .singleElement()
                .isInstanceOf(StateRestoreException.class)
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .hasMessageMatching(
                        ".*Woven\\.call\\(\\): the state is restored; may have changed and cannot be restored: "
                                + "ListN?(12)?\\[0\\] \\(it is a java\\.util\\.Random, whose sequence cannot be set back\\)");
    }

    /** A list that cannot be read. */
    private static final class Closed extends ArrayList<Object> {
        private static final long serialVersionUID = 1;

        private int changes;

        @Override
        public Object[] toArray() {
            throw new UnsupportedOperationException("closed");
        }

        @Override
        public Iterator<Object> iterator() {
            throw new UnsupportedOperationException("closed");
        }
    }

    @Test
    void callComesUponWhatCannotBeRead_namedAndItsOtherPartsAreTakenBack() {
        Closed closed = new Closed();
        Woven other = new Woven();
        other.reference(closed);
        IllegalStateException failure = new IllegalStateException();

        assertThatThrownBy(() -> inScope(object, () -> {
                    other.reference();
                    closed.changes++;
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(closed.changes).isZero();
        assertThat(failure.getSuppressed())
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .hasMessageContaining("cannot be restored: Closed (reading ")
                .hasRootCauseMessage("closed");
    }

    private static void inScope(Object self, Runnable body) {
        Scope scope = Woven.GATE.open(self, null);
        try {
            body.run();
        } catch (Throwable failure) {
            scope.failed(failure);
            throw failure;
        }
        scope.succeeded();
    }
}
