package dev.reknit.runtime.journal;

import dev.reknit.Durability;
import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.state.Digest;
import dev.reknit.runtime.store.Store;
import dev.reknit.runtime.store.StoreException;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one durable object: its part of the log of a store. Its fields belong to whoever holds the object's lock, so that calls are
 * written in the order in which they are made.
 *
 * <p>The <i>hash</i> stands for what the calls did: of each it mixes in what the undo log had of its changes, and its outcome. Each entry
 * bears the hash of all before it, so that running them again tells whether they did the same.
 */
public final class Journal {
    private final Store store;
    private final String name;
    private final @Nullable String key;
    private final JournaledMethods methods;
    private final Arguments arguments = new Arguments();
    private final long seed = ThreadLocalRandom.current().nextLong();

    private long number;
    private long last;
    private long hash;
    private long calls;

    /** How many classes the log knows by the last declaration; -1 if there has to be one before the next entry. */
    private int declared = -1;

    /** Why calls are refused; null if they are not. */
    private @Nullable String closed = "it is being constructed";

    /** Whether the next call on this thread is one that is run again; and what became of it. */
    private boolean replaying;

    private boolean takenBack;

    /**
     * Creates a journal that refuses calls until it is {@link #open opened}.
     *
     * @param name what objects of the class are called in the store
     * @param key what tells the object from the others of its name; null if it is the only one
     */
    public Journal(Store store, String name, @Nullable String key, JournaledMethods methods) {
        this.store = store;
        this.name = name;
        this.key = key;
        this.methods = methods;
    }

    // ---- for the object's keeper

    /** Its number in the log; 0 if it was never declared. */
    public long number() {
        return number;
    }

    /** The position of its last record; 0 if it has none. */
    public long last() {
        return last;
    }

    /** The hash of what the calls did. */
    public long hash() {
        return hash;
    }

    /** How many calls were written since it was created. */
    public long calls() {
        return calls;
    }

    /** Takes over what was found: the state is that of a checkpoint, or of an object that has none. */
    public void begin(long number, long last, long hash) {
        this.number = number;
        this.last = last;
        this.hash = hash;
    }

    /** Runs what the log has after a position again. */
    public ReplayResult replay(Object self, LoggedObject logged, long after, ReplayListener listener) {
        return new Replay(this, self, logged, after, listener).run();
    }

    /** Lets calls be written from now on. */
    public void open() {
        closed = null;
    }

    /** Refuses calls from now on. */
    public void close(String why) {
        closed = why;
    }

    /** A checkpoint is taken: what comes after it has to be understood without what comes before. */
    public void cut() {
        declared = -1;
    }

    // ---- for calls

    /**
     * A call begins.
     *
     * @return the moment of it; null if it is a part of another
     * @throws IllegalStateException if it may not be made here or now
     */
    @Nullable
    Moment enter(Current current, JournaledMethod method) {
        Journal around = current.journal();
        if (around == this) {
            return null;
        }
        if (around != null) {
            throw new IllegalStateException(method + " on " + this + " is called by a journaled call on " + around
                    + ". When the journal of one is run again, the other has made the call already. Call both from outside, or"
                    + " make them one durable object");
        }
        if (closed != null) {
            throw new IllegalStateException(method + " on " + this + " cannot be called: " + closed);
        }
        return new Moment(System.currentTimeMillis(), System.nanoTime(), Digest.mix(seed, calls));
    }

    /** Whether the call that begins is one that is run again; asked once for each. */
    boolean takeReplaying() {
        boolean is = replaying;
        replaying = false;
        return is;
    }

    void replayNext() {
        replaying = true;
        takenBack = false;
    }

    /** Whether what the call that was run again had changed was taken back. */
    boolean wasTakenBack() {
        return takenBack;
    }

    void takenBack() {
        takenBack = true;
    }

    /** Takes the arguments of the next entry. */
    StateWriter arguments() {
        return arguments.begin();
    }

    /** Appends the entry of a call whose arguments were taken. */
    long append(JournaledMethod method, Moment moment) {
        if (declared != arguments.classes()) {
            declare();
        }
        long position = store.append(
                RecordType.CALL,
                to -> {
                    Entry.write(to, number, method.number(), moment, hash);
                    arguments.writeTo(to);
                },
                Durability.ASYNC);
        last = position;
        calls++;
        return position;
    }

    private void declare() {
        Declaration declaration = Declaration.of(number, name, key, methods);
        int from = Math.max(declared, 0);
        last = store.append(
                RecordType.DECLARATION,
                to -> {
                    declaration.write(to);
                    arguments.writeClasses(from, to);
                },
                Durability.ASYNC);
        number = declaration.objectAt(last);
        declared = arguments.classes();
    }

    /** Appends the mark that a call did not happen; the position of the mark. */
    long abort(long entry) {
        last = store.append(RecordType.ABORT, to -> writeMark(to, entry), Durability.ASYNC);
        return last;
    }

    private void writeMark(ByteBuffer to, long entry) {
        to.putLong(number);
        to.putLong(entry);
    }

    /**
     * Returns when a record is as safe as a method wants it.
     *
     * @throws StoreException if that will never be
     */
    void await(long position, Durability durability) {
        if (durability != Durability.ASYNC) {
            store.awaitDurable(position);
        }
    }

    void hash(long now) {
        hash = now;
    }

    Store store() {
        return store;
    }

    JournaledMethods methods() {
        return methods;
    }

    /** Whether a declaration is of this object. */
    boolean isOf(Declaration declaration) {
        return name.equals(declaration.name()) && java.util.Objects.equals(key, declaration.key());
    }

    /** The object, for messages: {@code OrderBook "main"}. */
    @Override
    public String toString() {
        return key == null ? name : name + " \"" + key + "\"";
    }
}
