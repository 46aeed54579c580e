package dev.reknit.soak;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** What one call does: attempts that mostly succeed at once, as the seed has it. Counts them in an account. */
public final class Body {
    static final int RESULT = 1;
    static final int ANSWER = 2;

    private static final long MILLI = 1_000_000;
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Account account;
    private final AtomicLong seed;

    Body(Account account, long seed) {
        this.account = account;
        this.seed = new AtomicLong(seed);
    }

    /** What becomes of an attempt, of ten thousand. */
    private enum Course {
        AT_ONCE(9_860),
        FAILS(100),
        SOON(12),
        FAILS_SOON(8),
        LONG(14),
        DEAF(6);

        final int share;

        Course(int share) {
            this.share = share;
        }

        boolean fails() {
            return this == FAILS || this == FAILS_SOON;
        }

        /** How long it takes: long ones end of themselves, too, since nothing may be in force that ends them. */
        long nanos() {
            return switch (this) {
                case AT_ONCE, FAILS -> 0;
                case SOON, FAILS_SOON -> MILLI / 2;
                case LONG, DEAF -> 12 * MILLI;
            };
        }
    }

    private Course next() {
        int left = Math.floorMod(Soak.mixed(seed.incrementAndGet()), 10_000);
        for (Course each : Course.values()) {
            left -= each.share;
            if (left < 0) {
                return each;
            }
        }
        throw new IllegalStateException("the shares are less than ten thousand");
    }

    /** One of a few hundred. */
    int key() {
        return Math.floorMod(Soak.mixed(seed.get()), 300);
    }

    int attempt() throws Fault, InterruptedException {
        Course course = next();
        account.begin();
        try {
            if (course.nanos() > 0) {
                spend(course);
            }
            if (course.fails()) {
                account.fault();
                throw new Fault();
            }
            account.success();
            return RESULT;
        } finally {
            account.end();
        }
    }

    private static void spend(Course course) throws InterruptedException {
        long until = System.nanoTime() + course.nanos();
        boolean interrupted = false;
        for (long left = course.nanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                interrupted = true;
                if (course != Course.DEAF) {
                    throw new InterruptedException("called off");
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    CompletableFuture<Integer> later() {
        Course course = next();
        account.begin();
        CompletableFuture<Integer> result = new CompletableFuture<>();
        result.whenComplete((value, failure) -> {
            if (failure == null) {
                account.success();
            } else if (failure instanceof Fault) {
                account.fault();
            }
            account.end();
        });
        if (course.nanos() == 0) {
            complete(result, course);
        } else {
            Future<?> timer = TIMER.schedule(() -> complete(result, course), course.nanos(), TimeUnit.NANOSECONDS);
            result.whenComplete((value, failure) -> timer.cancel(false));
        }
        return result;
    }

    private static void complete(CompletableFuture<Integer> result, Course course) {
        if (course.fails()) {
            result.completeExceptionally(new Fault());
        } else {
            result.complete(RESULT);
        }
    }

    /** How many attempts are still to complete. */
    static int pending() {
        return TIMER.getQueue().size();
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "soak-body");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
