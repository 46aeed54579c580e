package dev.reknit.scenarios.durable;

import dev.reknit.Checkpointed;
import dev.reknit.Journaled;
import dev.reknit.Key;

/** Durable, and extended by others. */
@Checkpointed
public class Account {
    @Key
    protected final long number;

    private long cents;

    public Account(long number) {
        this.number = number;
    }

    @Journaled
    public long deposit(long more) {
        cents += more;
        return cents;
    }

    /** Called by a method that overrides it. */
    @Journaled
    public void close(String reason) {
        cents = 0;
    }

    @Journaled
    private void correct(long to) {
        cents = to;
    }

    /** A call that nobody else can make is journaled, too. */
    public void reset() {
        correct(7);
    }

    public long cents() {
        return cents;
    }

    /** All of it. */
    public String state() {
        return getClass().getSimpleName() + number + ":" + cents;
    }
}
