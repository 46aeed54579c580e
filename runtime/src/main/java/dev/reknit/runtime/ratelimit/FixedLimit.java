package dev.reknit.runtime.ratelimit;

import dev.reknit.runtime.time.Clock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Windows one after another, each with its permits. While there are permits a call takes one and reads no clock: that a window
 * is over could only add permits, so it need not be known. The call that finds none left looks at the clock; if the
 * window is over, it begins the next, then and there. So between the beginnings of two windows there is at least one
 * length and at most as many calls as there are permits, and who is rejected, is so because that many were let in since the window
 * began, less than one length ago.
 *
 * <p>Lock-free; nothing is allocated but one object for each window that is used up.
 */
final class FixedLimit implements Limit {
    private volatile RateLimitSettings settings;
    private volatile Window current;

    FixedLimit(RateLimitSettings settings) {
        this.settings = settings;
        current = new Window(0, 0, 0, 0, 0, 0);
    }

    /** Takes a permit of the current window, if it has any. */
    boolean takeQuickly() {
        return current.take();
    }

    @Override
    public long take(Clock clock) {
        while (true) {
            Window window = current;
            if (window.take()) {
                return TAKEN;
            }
            if (window.isSealed()) {
                Thread.onSpinWait();
                continue;
            }
            // Read after the window, which therefore began earlier.
            long now = clock.nanoTime();
            long elapsed = now - window.begin;
            if (window.nanos > 0 && elapsed >= 0 && elapsed < window.nanos) {
                return window.nanos - elapsed;
            }
            boolean clockWentBack = window.nanos > 0 && elapsed < 0;
            if (clockWentBack) {
                CURRENT.compareAndSet(this, window, window.movedTo(now));
            } else if (CURRENT.compareAndSet(this, window, window.next(now, settings))) {
                return TAKEN;
            }
        }
    }

    @Override
    public void adopt(RateLimitSettings now, Clock clock) {
        settings = now;
        Window window;
        Window resized;
        do {
            window = current;
            resized = window.resized(now);
        } while (!CURRENT.compareAndSet(this, window, resized));
    }

    @Override
    public long accepted() {
        Window window = current;
        while (window.isSealed()) {
            Thread.onSpinWait();
            window = current;
        }
        return window.acceptedBefore + window.taken();
    }

    private static final VarHandle CURRENT;

    static {
        try {
            CURRENT = MethodHandles.lookup().findVarHandle(FixedLimit.class, "current", Window.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** A window; once its permits are gone it gets no others. */
    private static final class Window {
        /** So far below 0 that no number of calls that find nothing leads there, nor back. */
        private static final int SEALED = Integer.MIN_VALUE / 2;

        private static final VarHandle LEFT;

        static {
            try {
                LEFT = MethodHandles.lookup().findVarHandle(Window.class, "left", int.class);
            } catch (ReflectiveOperationException impossible) {
                throw new ExceptionInInitializerError(impossible);
            }
        }

        final long begin;

        /** Its length; 0 for the one before the first, which is over. */
        final long nanos;

        /** Calls that were let in before this object was made: ever, and since {@link #begin}. */
        final long acceptedBefore;

        private final int takenBefore;
        private final int given;
        private volatile int left;

        Window(long begin, long nanos, long acceptedBefore, int takenBefore, int given, int left) {
            this.begin = begin;
            this.nanos = nanos;
            this.acceptedBefore = acceptedBefore;
            this.takenBefore = takenBefore;
            this.given = given;
            this.left = left;
        }

        boolean take() {
            return left > 0 && (int) LEFT.getAndAdd(this, -1) > 0;
        }

        boolean isSealed() {
            return left < SEALED / 2;
        }

        int taken() {
            return given - Math.max(0, left);
        }

        /** The one after, with one permit taken. */
        Window next(long now, RateLimitSettings settings) {
            return new Window(
                    now, settings.windowNanos(), acceptedBefore + given, 0, settings.value(), settings.value() - 1);
        }

        /** The same, used up, as if it had begun later. */
        Window movedTo(long now) {
            return new Window(now, nanos, acceptedBefore + given, takenBefore + given, 0, 0);
        }

        /** The same with other settings; this one has no permits any longer. */
        Window resized(RateLimitSettings settings) {
            if (nanos == 0) {
                // Another object, so that who makes the first window by old settings notices.
                return new Window(begin, 0, 0, 0, 0, 0);
            }
            int taken = given - Math.max(0, (int) LEFT.getAndSet(this, SEALED));
            int takenOfAll = takenBefore + taken;
            int more = Math.max(0, settings.value() - takenOfAll);
            return new Window(begin, settings.windowNanos(), acceptedBefore + taken, takenOfAll, more, more);
        }
    }
}
