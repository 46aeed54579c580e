package dev.reknit.runtime.state;

import dev.reknit.StateRestoreException;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.Suppressed;
import dev.reknit.runtime.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scope that saved everything when it was opened. */
final class CopyScope extends Scope {
    private final CheckpointPlan plan;
    private final Object self;
    private final InstanceLock lock;
    private final Snapshot snapshot;

    private CopyScope(CheckpointPlan plan, Object self, InstanceLock lock, Snapshot snapshot) {
        this.plan = plan;
        this.self = self;
        this.lock = lock;
        this.snapshot = snapshot;
    }

    static Scope open(CheckpointPlan plan, Object self, @Nullable Object @Nullable [] arguments) {
        InstanceLock lock = InstanceLock.take(self);
        try {
            return new CopyScope(plan, self, lock, save(plan, self, arguments));
        } catch (Throwable failure) {
            lock.release();
            throw failure;
        }
    }

    private static Snapshot save(CheckpointPlan plan, Object self, @Nullable Object @Nullable [] arguments) {
        Capture capture = new Capture(plan.anatomies());
        capture.root(self);
        for (int i = 0; arguments != null && i < arguments.length; i++) {
            capture.root(arguments[i], plan.parameter(i));
        }
        return capture.finish();
    }

    @Override
    public void succeeded() {
        lock.release();
    }

    @Override
    public void succeeded(@Nullable Object result) {
        try {
            if (plan.rejects().test(self, result)) {
                restore(null);
            }
        } catch (Throwable failure) {
            // The test that the other policy is about to run threw: it will throw there, and fail
            // the call.
            restoreFor(failure);
        } finally {
            lock.release();
        }
    }

    @Override
    public void failed(Throwable failure) {
        try {
            restoreFor(failure);
        } finally {
            lock.release();
        }
    }

    private void restoreFor(Throwable failure) {
        try {
            if (plan.restoring().matches(failure)) {
                restore(failure);
            }
        } catch (Throwable broken) {
            // No memory or no stack left for restoring. An outer scope, if there is one, still
            // restores everything.
            attach(failure, broken);
        }
    }

    private void restore(@Nullable Throwable failure) {
        List<Damage> damages = snapshot.restore();
        if (!damages.isEmpty() && failure != null) {
            attach(failure, Damage.exception(plan.site(), damages));
        }
        Environment environment = Environment.current();
        if (environment.wants(Event.StateRestored.class)) {
            environment.publish(
                    new Event.StateRestored(plan.site(), snapshot.objects(), failure, Damage.paths(damages)));
        }
    }

    /**
     * That the state is not what the caller expects is said even to a caller with many other
     * failures to read.
     */
    private static void attach(Throwable failure, Throwable broken) {
        try {
            for (Throwable each : failure.getSuppressed()) {
                if (each instanceof StateRestoreException) {
                    Suppressed.add(failure, broken);
                    return;
                }
            }
            if (broken != failure) {
                failure.addSuppressed(broken);
            }
        } catch (Throwable full) {
            // No memory or stack even for that.
        }
    }
}
