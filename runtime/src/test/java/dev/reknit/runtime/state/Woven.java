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
            log.begin(2, 3);
            log.put((long) self.number);
            log.put(Double.doubleToRawLongBits(self.fraction));
            log.put(self.reference);
            log.end(self, 1);
            self.reknit$stamp = log.epoch();
        }
    }

    @Override
    public void reknit$undo(int level, UndoLog log) {
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
    public void reknit$lock(InstanceLock lock) {
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
            if (log != null && reknit$stamp != log.epoch()) {
                log.begin(1, 2);
                log.put(flag ? 1L : 0L);
                log.end(this, 2);
                reknit$stamp = log.epoch();
            }
            flag = value;
        }

        @Override
        public void reknit$undo(int level, UndoLog log) {
            if (level == 2) {
                flag = log.takeNumber() != 0;
            } else {
                super.reknit$undo(level, log);
            }
        }
    }
}
