package dev.reknit.runtime.durable;

import dev.reknit.runtime.encoding.Saveable;
import dev.reknit.runtime.encoding.StateReader;
import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.state.InstanceLock;
import dev.reknit.runtime.state.Tracked;
import dev.reknit.runtime.state.UndoLog;
import org.jspecify.annotations.Nullable;

/** An object that can be changed and that durable ones hold, as the weaver leaves it, by hand. Equal only to itself. */
final class Box implements Tracked, Saveable {
    private static final String reknit$copied = "";
    private static final String reknit$state = "box\n~count J";

    private transient long reknit$stamp;
    private transient volatile @Nullable InstanceLock reknit$lock;

    private long count;

    Box(long count) {
        this.count = count;
    }

    Box(StateReader from) {}

    void count(long now) {
        UndoLog log = UndoLog.current();
        if (log != null && !log.isSaved(reknit$stamp)) {
            log.begin(1, 3);
            log.put(count);
            log.end(this, 1, reknit$stamp);
            reknit$stamp = log.epoch();
        }
        count = now;
    }

    long count() {
        return count;
    }

    @Override
    public String toString() {
        return "box " + count;
    }

    @Override
    public void reknit$undo(int level, long stamp, UndoLog log) {
        reknit$stamp = stamp;
        count = log.takeNumber();
    }

    @Override
    public void reknit$reach(UndoLog log) {}

    @Override
    public @Nullable InstanceLock reknit$lock() {
        return reknit$lock;
    }

    @Override
    public void reknit$lock(@Nullable InstanceLock lock) {
        reknit$lock = lock;
    }

    @Override
    public void reknit$saveFinal(StateWriter to) {}

    @Override
    public void reknit$save(StateWriter to) {
        to.putLong(count);
    }

    @Override
    public void reknit$load(StateReader from) {
        count = from.takeLong();
    }

    @Override
    public void reknit$refill(StateReader from) {}
}
