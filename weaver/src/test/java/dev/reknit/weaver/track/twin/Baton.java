package dev.reknit.weaver.track.twin;

import java.util.List;

/** Lets two threads go on by turns, as a list of numbers has it. */
final class Baton {
    private final List<Integer> order;
    private int at;
    private int turn;
    private final boolean[] gone = new boolean[2];

    Baton(List<Integer> order) {
        this.order = order;
    }

    /** Waits until it is this thread's turn, and draws whose is next. */
    synchronized void await(int me) {
        while (turn != me && !gone[turn]) {
            try {
                wait();
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
        }
        turn = order.isEmpty() ? 1 - me : order.get(at++ % order.size()) % 2;
        notifyAll();
    }

    /** This thread will not wait any more. */
    synchronized void leave(int me) {
        gone[me] = true;
        turn = 1 - me;
        notifyAll();
    }
}
