package dev.reknit.weaver.track.twin;

import java.util.List;

/** The program: numbers that a {@link Player} reads one after the other and takes for what it likes. */
public final class Tape {
    private final List<Integer> code;
    private final Runnable turn;
    private int at;

    /**
     * Creates a tape at its beginning.
     *
     * @param turn run before each number is read
     */
    public Tape(List<Integer> code, Runnable turn) {
        this.code = code;
        this.turn = turn;
    }

    /** Whether there is more. */
    public boolean hasNext() {
        return at < code.size();
    }

    /** The next number, not negative; 0 after the end. */
    public int next() {
        turn.run();
        return hasNext() ? code.get(at++) : 0;
    }
}
