package dev.reknit.runtime.durable;

import dev.reknit.Checkpointed;
import dev.reknit.Journaled;
import dev.reknit.Key;
import dev.reknit.runtime.encoding.Saveable;
import dev.reknit.runtime.encoding.StateReader;
import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.journal.JournalGate;
import dev.reknit.runtime.journal.JournalGate.JournaledCall;
import dev.reknit.runtime.state.CheckpointGate;
import dev.reknit.runtime.state.InstanceLock;
import dev.reknit.runtime.state.Scope;
import dev.reknit.runtime.state.Tracked;
import dev.reknit.runtime.state.UndoLog;
import dev.reknit.runtime.state.collections.TrackedHashMap;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A durable class as the weaver leaves it, by hand: things by whatever keys there are, in a map of whatever kind. */
@Checkpointed(name = "shelf", keep = 1)
class Shelf implements Tracked, Saveable, Cloneable {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final DurableGate DURABLE =
            DurableGate.of(LOOKUP, Shelf.class.getName() + "," + Box.class.getName());
    private static final JournalGate PUT = JournalGate.of(LOOKUP, "put", "(Ljava/lang/Object;Ljava/lang/Object;)V");
    private static final JournalGate REMOVE =
            JournalGate.of(LOOKUP, "remove", "(Ljava/lang/Object;)Ljava/lang/Object;");
    private static final JournalGate DROP = JournalGate.of(LOOKUP, "drop", "(Ljava/lang/Object;)V");
    private static final CheckpointGate WITHIN = CheckpointGate.of(LOOKUP, "within", "(Ljava/lang/Runnable;)V");

    private static final String reknit$copied = "";
    private static final String reknit$state = """
            shelf
            =name Ljava/lang/String;
            =things Ljava/util/Map;
            """;

    private transient volatile @Nullable InstanceLock reknit$lock;

    @Key
    private final String name;

    private final Map<Object, @Nullable Object> things;

    Shelf(String name) {
        this(name, new TrackedHashMap<>());
    }

    Shelf(String name, Map<Object, @Nullable Object> things) {
        this.name = name;
        this.things = things;
        DURABLE.constructed(this);
    }

    Shelf(StateReader from) {
        name = (String) Objects.requireNonNull(from.takeReference());
        throw new AssertionError("roots are filled, not made: " + from.takeReference());
    }

    @Journaled
    void put(Object key, @Nullable Object value) {
        JournaledCall call = PUT.open(this);
        try {
            StateWriter arguments = call.arguments();
            if (arguments != null) {
                arguments.putReference(key);
                arguments.putReference(value);
                call.written();
            }
            things.put(key, value);
        } catch (Throwable failure) {
            call.failed(failure);
            throw failure;
        }
        call.succeeded(null);
    }

    @Journaled
    @Nullable
    Object remove(Object key) {
        JournaledCall call = REMOVE.open(this);
        Object result;
        try {
            StateWriter arguments = call.arguments();
            if (arguments != null) {
                arguments.putReference(key);
                call.written();
            }
            result = things.remove(key);
        } catch (Throwable failure) {
            call.failed(failure);
            throw failure;
        }
        call.succeeded(result);
        return result;
    }

    /** Removes a thing, whatever its key. */
    @Journaled
    void drop(Object thing) {
        JournaledCall call = DROP.open(this);
        try {
            StateWriter arguments = call.arguments();
            if (arguments != null) {
                arguments.putReference(thing);
                call.written();
            }
            boolean unused = things.values().remove(thing);
        } catch (Throwable failure) {
            call.failed(failure);
            throw failure;
        }
        call.succeeded(null);
    }

    /** A checkpointed call that does what it is told. */
    void within(Runnable body) {
        Scope scope = WITHIN.open(this, null);
        try {
            body.run();
        } catch (Throwable failure) {
            scope.failed(failure);
            throw failure;
        }
        scope.succeeded();
    }

    Map<Object, @Nullable Object> things() {
        return things;
    }

    /** As a class with {@code clone()} of its own would give it out. */
    Shelf copy() {
        try {
            return (Shelf) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public String toString() {
        return name + " " + things;
    }

    @Override
    public void reknit$undo(int level, long stamp, UndoLog log) {}

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
        to.putReference(things);
    }

    @Override
    public void reknit$save(StateWriter to) {}

    @Override
    public void reknit$load(StateReader from) {}

    @Override
    public void reknit$refill(StateReader from) {
        from.refill(name);
        from.refill(things);
    }
}
