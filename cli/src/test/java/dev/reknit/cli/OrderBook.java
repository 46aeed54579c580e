package dev.reknit.cli;

import com.acme.Order;
import dev.reknit.Checkpointed;
import dev.reknit.Journaled;
import dev.reknit.Key;
import dev.reknit.runtime.durable.DurableGate;
import dev.reknit.runtime.encoding.Saveable;
import dev.reknit.runtime.encoding.StateReader;
import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.journal.JournalGate;
import dev.reknit.runtime.journal.JournalGate.JournaledCall;
import dev.reknit.runtime.state.InstanceLock;
import dev.reknit.runtime.state.Tracked;
import dev.reknit.runtime.state.UndoLog;
import dev.reknit.runtime.state.collections.TrackedArrayList;
import dev.reknit.runtime.state.collections.TrackedHashMap;
import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A durable class as the weaver leaves it, by hand. */
@Checkpointed(name = "com.acme.OrderBook", keep = 9)
final class OrderBook implements Tracked, Saveable {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final DurableGate DURABLE =
            DurableGate.of(LOOKUP, OrderBook.class.getName() + "," + Order.class.getName());
    private static final JournalGate PLACE = JournalGate.of(LOOKUP, "place", "(JLjava/lang/String;J)V");

    private static final String reknit$copied = "";
    private static final String reknit$state = """
            com.acme.OrderBook
            =market Ljava/lang/String;
            =orders Ljava/util/Map;
            =latest Ljava/util/List;
            =notes Ljava/util/List;
            ~volume J
            """;

    private transient long reknit$stamp;
    private transient volatile InstanceLock reknit$lock;

    @Key
    private final String market;

    private final Map<Long, Order> orders = new TrackedHashMap<>();
    private final List<String> latest = new TrackedArrayList<>();
    private final List<Object> notes = new TrackedArrayList<>();
    private long volume;

    OrderBook(String market) {
        this.market = market;
        DURABLE.constructed(this);
    }

    OrderBook(StateReader from) {
        throw new AssertionError("roots are filled, not made");
    }

    /** Refers to one thing in several ways, and to itself. */
    void goRoundInCircles() {
        notes.add(orders);
        notes.add(notes);
        notes.add(this);
        notes.add(new StringBuilder("one \"two\" three"));
    }

    /** Places an order; an amount of 0 takes it back. */
    @Journaled
    void place(long number, String item, long amount) {
        JournaledCall call = PLACE.open(this);
        try {
            StateWriter arguments = call.arguments();
            if (arguments != null) {
                arguments.putLong(number);
                arguments.putReference(item);
                arguments.putLong(amount);
                call.written();
            }
            reknit$place(number, item, amount);
        } catch (Throwable failure) {
            call.failed(failure);
            throw failure;
        }
        call.succeeded(null);
    }

    private void reknit$place(long number, String item, long amount) {
        if (amount == 0) {
            orders.remove(number);
        } else {
            orders.put(number, new Order(item, amount, new BigDecimal("9.95")));
        }
        latest.add(item);
        UndoLog log = UndoLog.current();
        if (log != null && !log.isSaved(reknit$stamp)) {
            log.begin(1, 3);
            log.put(volume);
            log.end(this, 1, reknit$stamp);
            reknit$stamp = log.epoch();
        }
        volume += amount;
    }

    @Override
    public void reknit$undo(int level, long stamp, UndoLog log) {
        reknit$stamp = stamp;
        volume = log.takeNumber();
    }

    @Override
    public void reknit$reach(UndoLog log) {}

    @Override
    public InstanceLock reknit$lock() {
        return reknit$lock;
    }

    @Override
    public void reknit$lock(InstanceLock lock) {
        reknit$lock = lock;
    }

    @Override
    public void reknit$saveFinal(StateWriter to) {
        to.putReference(market);
        to.putReference(orders);
        to.putReference(latest);
        to.putReference(notes);
    }

    @Override
    public void reknit$save(StateWriter to) {
        to.putLong(volume);
    }

    @Override
    public void reknit$load(StateReader from) {
        volume = from.takeLong();
    }

    @Override
    public void reknit$refill(StateReader from) {
        from.refill(market);
        from.refill(orders);
        from.refill(latest);
        from.refill(notes);
    }
}
