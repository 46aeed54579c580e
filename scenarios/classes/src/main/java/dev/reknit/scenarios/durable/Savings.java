package dev.reknit.scenarios.durable;

import dev.reknit.Journaled;
import java.util.ArrayList;
import java.util.List;

/** Durable by its superclass, with a name of its own. */
public class Savings extends Account {
    private final List<String> closed = new ArrayList<>();
    private double interest;

    public Savings(long number) {
        super(number);
        interest = 0.5;
    }

    @Journaled
    @Override
    public void close(String reason) {
        super.close(reason);
        closed.add(reason);
    }

    @Journaled
    public void raise(double by) {
        interest += by;
        deposit(1);
    }

    @Override
    public String state() {
        return super.state() + closed + interest;
    }
}
