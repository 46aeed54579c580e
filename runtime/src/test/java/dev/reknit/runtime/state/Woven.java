package dev.reknit.runtime.state;

import dev.reknit.Checkpointed;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** Two levels of a class as the weaver leaves them, by hand. */
class Woven implements Tracked {
    static final CheckpointGate GATE = CheckpointGate.of(MethodHandles.lookup(), "call", "()V");
    private static final String reknit$copied = "open";

    private transient long reknit$stamp;
    private transient volatile @Nullable InstanceLock reknit$lock;

    private int number;
    private double fraction;
    private @Nullable Object reference;

    @Nullable
    Object open;

    @Checkpointed
    void call() {}

    int number() {
        return number;
    }

    void number(int value) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            reknit$touch(this, log);
        }
        number = value;
    }

    double fraction() {
        return fraction;
    }

    void fraction(double value) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            reknit$touch(this, log);
        }
        fraction = value;
    }

    @Nullable
    Object reference() {
        UndoLog log = UndoLog.current();
        if (log != null) {
            UndoLog.reach(reference, log);
        }
        return reference;
    }

    void reference(@Nullable Object value) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            reknit$touch(this, log);
        }
        reference = value;
    }

    private static void reknit$touch(Woven self, UndoLog log) {
        if (self.reknit$stamp != log.epoch()) {
            reknit$save(self, log);
        }
    }

    private static void reknit$save(Woven self, UndoLog log) {
        if (!log.isSaved(self.reknit$stamp)) {
            log.begin(2, 4);
            log.put((long) self.number);
            log.put(Double.doubleToRawLongBits(self.fraction));
            log.put(self.reference);
            log.end(self, 1, self.reknit$stamp);
        }
        self.reknit$stamp = log.epoch();
    }

    @Override
    public void reknit$undo(int level, long stamp, UndoLog log) {
        reknit$stamp = stamp;
        reference = log.takeReference();
        fraction = Double.longBitsToDouble(log.takeNumber());
        number = (int) log.takeNumber();
    }

    @Override
    public void reknit$reach(UndoLog log) {
        UndoLog.reach(reference, log);
    }

    @Override
    public @Nullable InstanceLock reknit$lock() {
        return reknit$lock;
    }

    @Override
    public void reknit$lock(@Nullable InstanceLock lock) {
        reknit$lock = lock;
    }

    /** The lower level. */
    static final class Lower extends Woven {
        private static final String reknit$copied = "";

        private transient long reknit$stamp;
        private boolean flag;

        boolean flag() {
            return flag;
        }

        void flag(boolean value) {
            UndoLog log = UndoLog.current();
            if (log != null && !log.isSaved(reknit$stamp)) {
                log.begin(1, 3);
                log.put(flag ? 1L : 0L);
                log.end(this, 2, reknit$stamp);
                reknit$stamp = log.epoch();
            }
            flag = value;
        }

        @Override
        public void reknit$undo(int level, long stamp, UndoLog log) {
            if (level == 2) {
                reknit$stamp = stamp;
                flag = log.takeNumber() != 0;
            } else {
                super.reknit$undo(level, stamp, log);
            }
        }
    }
}
