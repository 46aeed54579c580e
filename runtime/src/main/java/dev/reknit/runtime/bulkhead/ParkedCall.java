package dev.reknit.runtime.bulkhead;

import dev.reknit.runtime.time.Clock;
import java.util.concurrent.locks.LockSupport;

/** A thread that waits for a permit. */
final class ParkedCall implements Waiter {
    private final Thread thread = Thread.currentThread();
    private volatile int cell = Slots.NONE;

    @Override
    public void granted(int where) {
        cell = where;
        LockSupport.unpark(thread);
    }

    /**
     * Waits, in the queue; called by the thread that made this.
     *
     * @return where to give the permit back; {@link Slots#NONE} if it took too long
     * @throws InterruptedException if the thread is or becomes interrupted before there is a permit; its flag is then
     *     cleared, and it is not in the queue
     */
    int await(Permits permits, Clock clock, long nanos) throws InterruptedException {
        long begun = clock.nanoTime();
        boolean interrupted = false;
        while (cell == Slots.NONE) {
            interrupted |= Thread.interrupted();
            long left = nanos - (clock.nanoTime() - begun);
            if (!interrupted && left > 0) {
                clock.park(left);
            } else if (permits.withdraw(this)) {
                if (interrupted) {
                    throw new InterruptedException();
                }
                return Slots.NONE;
            } else {
                // Assigned, and on its way.
                Thread.onSpinWait();
            }
        }
        if (interrupted) {
            thread.interrupt();
        }
        return cell;
    }
}
