package dev.reknit.runtime.durable;

import dev.reknit.Checkpointed;
import dev.reknit.Durability;
import dev.reknit.Journaled;
import dev.reknit.Key;
import dev.reknit.runtime.encoding.Saveable;
import dev.reknit.runtime.encoding.StateReader;
import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.journal.JournalGate;
import dev.reknit.runtime.journal.JournalGate.JournaledCall;
import dev.reknit.runtime.journal.Recorded;
import dev.reknit.runtime.state.CheckpointGate;
import dev.reknit.runtime.state.InstanceLock;
import dev.reknit.runtime.state.Scope;
import dev.reknit.runtime.state.Tracked;
import dev.reknit.runtime.state.UndoLog;
import dev.reknit.runtime.state.collections.TrackedHashMap;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A durable class as the weaver leaves it, by hand: what is in stock, by name. */
@Checkpointed(name = "stock", keep = 2)
final class Stock implements Tracked, Saveable {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final DurableGate DURABLE = DurableGate.of(LOOKUP, Stock.class.getName());
    private static final JournalGate ADD = JournalGate.of(LOOKUP, "add", "(Ljava/lang/String;J)J");
    private static final JournalGate TAKE = JournalGate.of(LOOKUP, "take", "(Ljava/lang/String;J)V");
    private static final JournalGate HURRY = JournalGate.of(LOOKUP, "hurry", "(Ljava/lang/String;J)V");
    private static final CheckpointGate COUNT = CheckpointGate.of(LOOKUP, "count", "(J)V");
    private static final CheckpointGate ADD_TWICE = CheckpointGate.of(LOOKUP, "addTwice", "(Ljava/lang/String;J)V");

    private static final String reknit$copied = "";
    private static final String reknit$state = """
            stock
            =name Ljava/lang/String;
            =goods Ljava/util/Map;
            ~total J
            ~last Ljava/lang/String;
            ~drawn J
            """;

    private transient long reknit$stamp;
    private transient volatile @Nullable InstanceLock reknit$lock;

    /** Whether {@link #take} fails for a reason outside, which is not there when the call is run again. */
    static final ThreadLocal<BooleanSupplier> OUTSIDE = ThreadLocal.withInitial(() -> () -> false);

    @Key
    private final String name;

    private final Map<String, Long> goods = new TrackedHashMap<>();
    private long total;
    private @Nullable String last;
    private long drawn;

    Stock(String name) {
        this.name = name;
        DURABLE.constructed(this);
    }

    Stock(StateReader from) {
        name = (String) Objects.requireNonNull(from.takeReference());
        throw new AssertionError("roots are filled, not made: " + from.takeReference());
    }

    // ---- what a user wrote, and what the weaver made of it

    @Journaled
    long add(String item, long count) {
        JournaledCall call = ADD.open(this);
        long result;
        try {
            StateWriter arguments = call.arguments();
            if (arguments != null) {
                arguments.putReference(item);
                arguments.putLong(count);
                call.written();
            }
            result = reknit$add(item, count);
        } catch (Throwable failure) {
            call.failed(failure);
            throw failure;
        }
        call.succeeded(result);
        return result;
    }

    private long reknit$add(String item, long count) {
        change(item, count);
        reknit$touch();
        drawn = Recorded.randomUUID().getLeastSignificantBits() ^ Recorded.nanoTime() ^ Recorded.currentTimeMillis();
        if (count < 0) {
            throw new IllegalArgumentException("count = " + count);
        }
        return Objects.requireNonNull(goods.get(item));
    }

    @Journaled(version = 2)
    void take(String item, long count) {
        JournaledCall call = TAKE.open(this);
        try {
            StateWriter arguments = call.arguments();
            if (arguments != null) {
                arguments.putReference(item);
                arguments.putLong(count);
                call.written();
            }
            reknit$take(item, count);
        } catch (Throwable failure) {
            call.failed(failure);
            throw failure;
        }
        call.succeeded(null);
    }

    private void reknit$take(String item, long count) {
        change(item, -count);
        if (OUTSIDE.get().getAsBoolean()) {
            throw new IllegalStateException("the outside is not there");
        }
    }

    @Journaled(durability = Durability.ASYNC)
    void hurry(String item, long count) {
        JournaledCall call = HURRY.open(this);
        try {
            StateWriter arguments = call.arguments();
            if (arguments != null) {
                arguments.putReference(item);
                arguments.putLong(count);
                call.written();
            }
            change(item, count);
        } catch (Throwable failure) {
            call.failed(failure);
            throw failure;
        }
        call.succeeded(null);
    }

    /** Checkpointed, not journaled. */
    void count(long more) {
        Scope scope = COUNT.open(this, null);
        try {
            reknit$touch();
            total += more;
        } catch (Throwable failure) {
            scope.failed(failure);
            throw failure;
        }
        scope.succeeded();
    }

    /** Checkpointed, with journaled calls within; fails after them if {@link #OUTSIDE} says so. */
    void addTwice(String item, long count) {
        Scope scope = ADD_TWICE.open(this, null);
        try {
            add(item, count);
            add(item, count);
            if (OUTSIDE.get().getAsBoolean()) {
                throw new IllegalStateException("the outside is not there");
            }
        } catch (Throwable failure) {
            scope.failed(failure);
            throw failure;
        }
        scope.succeeded();
    }

    private void change(String item, long count) {
        Long before = goods.get(item);
        long now = (before == null ? 0 : before) + count;
        if (now == 0) {
            goods.remove(item);
        } else {
            goods.put(item, now);
        }
        reknit$touch();
        total += count;
        last = item;
    }

    long total() {
        return total;
    }

    Map<String, Long> goods() {
        return goods;
    }

    /** All of it, as text. */
    @Override
    public String toString() {
        return name + " " + new java.util.TreeMap<>(goods) + " " + total + " " + last + " " + drawn;
    }

    // ---- what the weaver adds

    private void reknit$touch() {
        UndoLog log = UndoLog.current();
        if (log != null && !log.isSaved(reknit$stamp)) {
            log.begin(2, 5);
            log.put(total);
            log.put(last);
            log.put(drawn);
            log.end(this, 1, reknit$stamp);
            reknit$stamp = log.epoch();
        }
    }

    @Override
    public void reknit$undo(int level, long stamp, UndoLog log) {
        reknit$stamp = stamp;
        drawn = log.takeNumber();
        last = (String) log.takeReference();
        total = log.takeNumber();
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
    public void reknit$saveFinal(StateWriter to) {
        to.putReference(name);
        to.putReference(goods);
    }

    @Override
    public void reknit$save(StateWriter to) {
        to.putLong(total);
        to.putReference(last);
        to.putLong(drawn);
    }

    @Override
    public void reknit$load(StateReader from) {
        total = from.takeLong();
        last = (String) from.takeReference();
        drawn = from.takeLong();
    }

    @Override
    public void reknit$refill(StateReader from) {
        from.refill(name);
        from.refill(goods);
    }
}
