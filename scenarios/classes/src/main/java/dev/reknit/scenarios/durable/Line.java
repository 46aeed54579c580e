package dev.reknit.scenarios.durable;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Owned by orders; changes. */
public class Line {
    private final String item;
    private final List<String> notes = new ArrayList<>();
    private int count;

    @Nullable
    private Line next;

    public Line(String item, int count) {
        this.item = item;
        this.count = count;
    }

    /** Puts another behind this one. */
    public Line then(Line other) {
        next = other;
        return this;
    }

    void change(int by, String note) {
        count += by;
        notes.add(note);
    }

    @Override
    public String toString() {
        return item + "*" + count + notes + (next == null ? "" : ">" + next);
    }
}
