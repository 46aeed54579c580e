package dev.reknit.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

/** Scopes around pieces of code, and what woven code does in them. */
final class NestedScopes {
    private NestedScopes() {}

    static void write(Object array, int index, int value) {
        ArrayLog.write(array, index);
        if (array instanceof int[] ints) {
            ints[index] = value;
        } else {
            ((byte[]) array)[index] = (byte) value;
        }
    }

    static UndoLog log() {
        UndoLog log = UndoLog.current();
        assertThat(log).isNotNull();
        return log;
    }

    static void inScope(boolean fails, Runnable body) {
        inScope(new Woven(), fails, body);
    }

    static void inScope(Object self, boolean fails, Runnable body) {
        Scope scope = Woven.GATE.open(self, null);
        @Nullable Throwable failure = fails ? new IllegalStateException("planned") : null;
        try {
            body.run();
        } catch (Throwable thrown) {
            scope.failed(thrown);
            throw thrown;
        }
        if (failure == null) {
            scope.succeeded();
        } else {
            scope.failed(failure);
            assertThat(failure.getSuppressed()).isEmpty();
        }
    }
}
