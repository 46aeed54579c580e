package dev.reknit.runtime.journal;

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
    private final ArgumentsReader arguments = new ArgumentsReader();

    /** By the numbers of the last declaration: what runs an entry; a text where nothing does. */
    private final List<Object> runners = new ArrayList<>();

    private long done;
    private long diverged;
    private long lastRun;
    private String lastMethod = "nothing";

    Replay(Journal journal, Object self, LoggedObject logged, long after, ReplayListener listener) {
        this.journal = journal;
        this.self = self;
        this.logged = logged;
        this.after = after;
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
            Current.ofThread()
                    .apart(() -> journal.store().read(Math.max(after + 1, logged.first()), this));
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

    private void declared(Declaration declaration, ByteBuffer classes) {
        runners.clear();
        for (DeclaredMethod each : declaration.methods()) {
            runners.add(runner(each));
        }
        arguments.declared(classes);
    }

    /** The method that runs an entry of a declared one, or why there is none. */
    private Object runner(DeclaredMethod declared) {
        String entry = "\"" + declared.name() + "\" version " + declared.version();
        JournaledMethod method = journal.methods().find(entry);
        if (method == null) {
            return "no @Journaled method of the class has the name and version " + entry + ", with the parameters "
                    + declared.descriptor() + ". Add one, which may be private, to run the old entries";
        }
        if (!method.descriptor().equals(declared.descriptor())) {
            return "the entry has the parameters " + declared.descriptor() + ", but " + method + ", which has the name"
                    + " and version " + entry + ", has " + method.descriptor() + ". Give it the next version, and"
                    + " keep one of the old name, version and parameters to run the old entries";
        }
        return method;
    }

    private void call(long position, Entry entry, ByteBuffer data) {
        if (entry.hash() != journal.hash()) {
            if (diverged++ == 0) {
                listener.diverged(lastRun, lastMethod);
            }
            journal.hash(entry.hash());
        }
        Object runner = entry.method() < runners.size() ? runners.get(entry.method()) : "it is not declared before";
        if (!(runner instanceof JournaledMethod method)) {
            throw new ReplayException(position, "method " + entry.method(), runner.toString(), null);
        }
        run(position, entry, method, arguments(position, method, data));
        lastRun = position;
        lastMethod = method.toString();
        listener.progress(++done);
    }

    private @Nullable Object[] arguments(long position, JournaledMethod method, ByteBuffer data) {
        try {
            return arguments.read(method.method().getParameterTypes(), data);
        } catch (RuntimeException unreadable) {
            throw new ReplayException(
                    position, method.toString(), "its arguments cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private void run(long position, Entry entry, JournaledMethod method, @Nullable Object[] values) {
        Current current = Current.ofThread();
        current.enter(journal, entry.moment());
        journal.replayNext();
        try {
            Object unused = method.handle().invokeExact(self, values);
        } catch (Throwable failure) {
            if (journal.wasTakenBack()) {
                threw(position, method, failure);
            }
        } finally {
            current.leave();
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
