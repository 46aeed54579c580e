package dev.reknit.runtime.journal;

import dev.reknit.Durability;
import dev.reknit.runtime.encoding.StateTypes;
import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.state.Digest;
import dev.reknit.runtime.store.RecordWriter;
import dev.reknit.runtime.store.Store;
import dev.reknit.runtime.store.StoreException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
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
    private final LogIndex index;
    private final String name;
    private final @Nullable String key;
    private final JournaledMethods methods;
    private final Arguments arguments = new Arguments();
    private final long seed = ThreadLocalRandom.current().nextLong();

    /** A position before that of the record that is being appended; 0 if there is none. Other threads may ask. */
    private final AtomicLong appending = new AtomicLong();

    private long number;
    private @Nullable LoggedObject logged;
    private long hash;
    private long calls;

    /** How many classes the log knows by the last declaration; -1 if there has to be one before the next entry. */
    private int declared = -1;

    /** Why calls are refused; null if they are not. */
    private volatile @Nullable String closed = "it is being constructed";

    /** Whether the next call on this thread is one that is run again; and what became of it. */
    private boolean replaying;

    private boolean takenBack;

    /**
     * Creates a journal that refuses calls until it is {@link #open opened}.
     *
     * @param name what objects of the class are called in the store
     * @param key what tells the object from the others of its name; null if it is the only one
     */
    public Journal(Store store, LogIndex index, String name, @Nullable String key, JournaledMethods methods) {
        this.store = store;
        this.index = index;
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
        return logged == null ? 0 : logged.last();
    }

    /** The hash of what the calls did. */
    public long hash() {
        return hash;
    }

    /** How many calls were written since it was created. */
    public long calls() {
        return calls;
    }

    /**
     * Takes over that the state is that of a checkpoint, or of an object that has none, and runs the calls after it again.
     *
     * @param number of the object as the checkpoint has it; 0 for none
     * @param after the position of the checkpoint; 0 for none
     * @param hash as the checkpoint has it; 0 for none
     * @param types the classes that arguments may be of
     * @throws ReplayException if a call cannot be run again; the object is as the one before left it
     * @throws StoreException if the log cannot be read
     */
    public ReplayResult resume(
            Object self, long number, long after, long hash, StateTypes types, ReplayListener listener) {
        this.number = number != 0 ? number : index.numberOf(name, key);
        this.logged = index.find(this.number);
        this.hash = hash;
        LoggedObject there = logged;
        if (there == null) {
            return ReplayResult.NONE;
        }
        if (there.last() > after && store.failure() == null) {
            store.awaitDurable(there.last()); // Another object with this name may have lived in this process.
        }
        return new Replay(this, self, there, after, types, listener).run();
    }

    /** Lets calls be written from now on. */
    public void open() {
        closed = null;
    }

    /** Refuses calls from now on; one that is under way goes on. */
    public void close(String why) {
        closed = why;
    }

    /** A checkpoint is taken: what comes after it has to be understood without what comes before. */
    public void cut() {
        declared = -1;
    }

    /** A position from which on there may be records of it that the index does not have yet; 0 if there are none up to what the store knows to be safe. */
    public long unsettledFrom() {
        return appending.getAcquire();
    }

    /** No checkpoint is left from before a position. */
    public void forgetBefore(long position) {
        if (logged != null) {
            logged.forgetBefore(position);
        }
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
        String why = closed;
        if (why != null) {
            throw new IllegalStateException(method + " on " + this + " cannot be called: " + why);
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
    StateWriter arguments(JournaledMethod method) {
        return arguments.begin(method);
    }

    /** Appends the entry of a call whose arguments were taken. */
    long append(JournaledMethod method, Moment moment) {
        arguments.end();
        if (declared != arguments.classes()) {
            declare();
        }
        return append(
                RecordType.CALL,
                to -> {
                    Entry.write(to, number, method.number(), moment, hash);
                    arguments.writeTo(to);
                },
                position -> {
                    calls++;
                    Objects.requireNonNull(logged).called(position);
                });
    }

    /** What was appended may be safe, and so be taken for needless by a checkpoint of another object, before it is noted here. */
    private long append(int type, RecordWriter record, LongConsumer note) {
        appending.setRelease(store.durable() + 1);
        try {
            long position = store.append(type, record, Durability.ASYNC);
            note.accept(position);
            return position;
        } finally {
            appending.setRelease(0);
        }
    }

    /** The objects that the call which was appended last was given. */
    List<Object> given() {
        return arguments.objects();
    }

    private void declare() {
        Declaration declaration = Declaration.of(number, declared < 0, name, key, methods);
        byte[] classes = arguments.describe(Math.max(declared, 0));
        long unused = append(
                RecordType.DECLARATION,
                to -> {
                    declaration.write(to);
                    to.put(classes);
                },
                position -> {
                    number = declaration.objectAt(position);
                    logged = index.declared(position, declaration);
                });
        declared = arguments.classes();
    }

    /** Appends the mark that a call did not happen; the position of the mark. */
    long abort(long entry) {
        return append(
                RecordType.ABORT,
                to -> writeMark(to, entry),
                position -> Objects.requireNonNull(logged).aborted(position, entry));
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
            store.awaitDurable(position, durability);
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

    /** The object, for messages: {@code OrderBook "main"}. */
    @Override
    public String toString() {
        return key == null ? name : name + " \"" + key + "\"";
    }
}
