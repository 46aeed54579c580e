package dev.reknit.runtime.encoding;

import org.jspecify.annotations.Nullable;

/** An object whose final field refers to the next one, as the weaver would write it. */
final class Cell implements Saveable {
    static final String reknit$state = """
            dev.reknit.Cell
            =value Ljava/lang/Object;
            =rest Ldev/reknit/runtime/encoding/Cell;""";

    final @Nullable Object value;
    final @Nullable Cell rest;

    Cell(@Nullable Object value, @Nullable Cell rest) {
        this.value = value;
        this.rest = rest;
    }

    Cell(StateReader from) {
        from.constructing(this);
        value = from.takeReference();
        rest = (Cell) from.takeReference();
    }

    @Override
    public void reknit$saveFinal(StateWriter to) {
        to.putReference(value);
        to.putReference(rest);
    }

    @Override
    public void reknit$save(StateWriter to) {}

    @Override
    public void reknit$load(StateReader from) {}

    @Override
    public void reknit$refill(StateReader from) {
        from.refill(value);
        from.refill(rest);
    }
}
