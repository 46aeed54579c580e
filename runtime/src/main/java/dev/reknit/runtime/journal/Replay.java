package dev.reknit.runtime.journal;

import dev.reknit.runtime.encoding.CallDecoding;
import dev.reknit.runtime.encoding.StateReadException;
import dev.reknit.runtime.encoding.StateTypes;
import dev.reknit.runtime.journal.Declaration.DeclaredMethod;
import dev.reknit.runtime.store.RecordReader;
import dev.reknit.runtime.store.StoreException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the calls of one object again, in their order, without writing them. What the log says did not happen is passed over. Runs
 * as often as one likes from the same state with the same outcome, so a crash in the middle does no harm.
 */
final class Replay implements RecordReader {
    private final Journal journal;
    private final Object self;
    private final LoggedObject logged;
    private final long after;
    private final ReplayListener listener;
    private final StateTypes types;
    private CallDecoding arguments;

    /** By the numbers of the last declaration. */
    private final List<Runner> runners = new ArrayList<>();

    private byte[] bytes = new byte[1024];

    /** Whether there was a declaration that does not build on another. There is one between each checkpoint and the next call. */
    private boolean isDeclared;

    private long done;
    private long diverged;
    private long lastRun;

    /** Null before the first. */
    private @Nullable JournaledMethod lastMethod;

    Replay(Journal journal, Object self, LoggedObject logged, long after, StateTypes types, ReplayListener listener) {
        this.journal = journal;
        this.self = self;
        this.logged = logged;
        this.after = after;
        this.types = types;
        this.arguments = new CallDecoding(types);
        this.listener = listener;
    }

    /**
     * Runs them.
     *
     * @throws ReplayException if one cannot be run; the object is as the one before left it
     * @throws StoreException if the log cannot be read
     */
    ReplayResult run() {
        if (logged.last() > after) {
            Current.ofThread().apart(() -> journal.store().read(Math.max(after + 1, logged.first()), this));
        }
        return new ReplayResult(done, diverged);
    }

    @Override
    public void read(long position, int type, ByteBuffer data) {
        if (position > logged.last()) {
            return;
        }
        if (type == RecordType.DECLARATION) {
            Declaration declaration = Declaration.read(data);
            if (declaration.objectAt(position) == logged.number()) {
                declared(declaration, data);
            }
        } else if (type == RecordType.CALL && data.getLong(data.position()) == logged.number()) {
            if (!logged.isAborted(position)) {
                call(position, Entry.read(data), data);
            }
        }
    }

    /** What it says of methods holds from here on; of classes it has all, or those that are new since the one before. */
    private void declared(Declaration declaration, ByteBuffer classes) {
        runners.clear();
        for (DeclaredMethod each : declaration.methods()) {
            runners.add(Runner.of(each, journal.methods()));
        }
        if (declaration.isAnew()) {
            isDeclared = true;
            arguments = new CallDecoding(types);
        }
        byte[] description = new byte[classes.remaining()];
        classes.get(description);
        arguments.classes(description);
    }

    private void call(long position, Entry entry, ByteBuffer data) {
        boolean same = entry.hash() == journal.hash();
        if (!same && isDeclared && logged.hasAbortedBetween(Math.max(after, lastRun), position)) {
            // It was made between a call and the taking back of that by one on another object.
            journal.hash(entry.hash());
            same = true;
        }
        if (lastRun == 0 && !(isDeclared && same)) {
            throw new ReplayException(
                    position,
                    "the first call after the checkpoint",
                    "there were others before it, which the log does not have. Put back the segments that are missing",
                    null);
        }
        if (!same) {
            if (diverged++ == 0) {
                listener.diverged(lastRun, lastMethod == null ? "nothing" : lastMethod.toString());
            }
            journal.hash(entry.hash());
        }
        if (entry.method() >= runners.size()) {
            throw new ReplayException(position, "method " + entry.method(), "it is not declared before", null);
        }
        Runner runner = runners.get(entry.method());
        JournaledMethod method = runner.method();
        if (method == null) {
            throw new ReplayException(
                    position,
                    runner.entry(),
                    "no @Journaled method of the class has this name and version. Add one, which may be private, to"
                            + " run the old entries",
                    null);
        }
        if (!runner.lost().isEmpty()) {
            throw new ReplayException(
                    position,
                    runner.entry(),
                    method + " has no parameter " + String.join(", ", runner.lost())
                            + ", which the entry has, and another"
                            + " number of parameters. Give the method the next version, @Journaled(version = "
                            + (method.version() + 1)
                            + "), and keep the one before beside it to run the old entries; it may be"
                            + " private",
                    null);
        }
        run(position, entry, method, arguments(position, runner, data));
        lastRun = position;
        lastMethod = method;
        listener.progress(++done);
    }

    private @Nullable Object[] arguments(long position, Runner runner, ByteBuffer data) {
        int length = data.remaining();
        if (bytes.length < length) {
            bytes = new byte[length * 2];
        }
        data.get(bytes, 0, length);
        try {
            return arguments.arguments(bytes, 0, length, runner.stored(), runner.today());
        } catch (StateReadException unreadable) {
            throw new ReplayException(
                    position, runner.entry(), "its arguments cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private void run(long position, Entry entry, JournaledMethod method, @Nullable Object[] values) {
        Current current = Current.ofThread();
        current.enter(journal, entry.moment());
        journal.replayNext();
        Throwable thrown = null;
        try {
            Object unused = method.handle().invokeExact(self, values);
        } catch (Throwable failure) {
            thrown = failure;
        } finally {
            current.leave();
        }
        if (journal.takeReplaying()) {
            throw new ReplayException(
                    position, method.toString(), "it did not run: something came before its body", thrown);
        }
        if (thrown != null && journal.wasTakenBack()) {
            threw(position, method, thrown);
        }
    }

    /** Of the last entry the mark may not have become safe; of another it would have. */
    private void threw(long position, JournaledMethod method, Throwable failure) {
        if (position < logged.last() || failure instanceof VirtualMachineError) {
            throw new ReplayException(
                    position,
                    method.toString(),
                    "it threw " + failure + ", though it did not when it was written. What it reads besides its"
                            + " arguments and the object's state has to be the same as then",
                    failure);
        }
        listener.givenUp(position, method.toString(), failure);
        journal.abort(position);
    }
}
