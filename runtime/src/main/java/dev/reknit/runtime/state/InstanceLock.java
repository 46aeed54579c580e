package dev.reknit.runtime.state;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reknit.CheckpointDeadlockException;
import dev.reknit.runtime.event.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The lock that checkpointed calls on one object hold: {@link ReentrantLock}'s, so a virtual thread
 * that waits is not pinned, and waiting does not end by an interrupt. A thread that would wait for
 * ever, since the threads in front of it wait for what it holds, is told so.
 */
public final class InstanceLock extends ReentrantLock {
    private static final long serialVersionUID = 1;

    /** By identity, for objects that have no place for it. A lock stays as long as its object does, so all calls find the same. */
    private static final Cache<Object, InstanceLock> LOCKS =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    /** Who waits, and for what. A cycle is complete for the last one who enters, and found by that one. */
    private static final Map<Thread, Waiting> WAITING = new ConcurrentHashMap<>();

    private static final Object SEARCH = new Object();
    private static final Undo COMMITTED = new CommittedUndo();

    private record Waiting(InstanceLock lock, String object, Site site) {}

    /** Who is told of changes; null for objects that are not durable. Set before others know the object, or with the lock held. */
    private transient @Nullable Changes changes;

    private InstanceLock() {}

    /** Who is told of changes of the object that it belongs to; null if nobody is. */
    public @Nullable Changes changes() {
        return changes;
    }

    /** Has somebody told of changes, in place of who was; null for nobody. To be called with the lock held. */
    public void tell(@Nullable Changes listener) {
        changes = listener;
    }

    /** A scope on the object keeps its changes; tells so, unless it is within another one on the object. */
    void committed(UndoLog log, int depth, int from) {
        Changes listener = changes;
        if (listener == null || log.mark() == from) {
            return;
        }
        for (int i = 0; i < depth; i++) {
            if (log.scope(i).isOn(this)) {
                return;
            }
        }
        listener.committed(log, from, depth == 0);
        if (depth > 0) {
            noteFor(listener, log);
        }
    }

    private static void noteFor(Changes listener, UndoLog log) {
        try {
            log.afterwards(listener::settled);
        } catch (VirtualMachineError exhausted) {
            listener.takenBack();
            listener.settled();
            return;
        }
        try {
            log.begin(1, 0);
            log.put(listener);
            log.end(COMMITTED);
        } catch (VirtualMachineError exhausted) {
            listener.takenBack();
        }
    }

    /** Of a scope that has kept its changes within others, on other objects. */
    private static final class CommittedUndo extends Undo {
        @Override
        protected void undo(UndoLog log) {
            ((Changes) Objects.requireNonNull(log.takeReference())).takenBack();
        }

        @Override
        protected @Nullable Object changed(@Nullable Object first, @Nullable Object last) {
            return null;
        }

        @Override
        public String toString() {
            return "changes of another object";
        }
    }

    /** The lock of an object; the same for each call. */
    public static InstanceLock of(Object object) {
        if (object instanceof Tracked tracked) {
            InstanceLock lock = tracked.reknit$lock();
            return lock != null ? lock : create(tracked);
        }
        return LOCKS.get(object, any -> new InstanceLock());
    }

    private static InstanceLock create(Tracked object) {
        synchronized (InstanceLock.class) {
            InstanceLock lock = object.reknit$lock();
            if (lock == null) {
                lock = new InstanceLock();
                object.reknit$lock(lock);
            }
            return lock;
        }
    }

    /**
     * Waits for the lock and takes it; this thread may have it already.
     *
     * @throws CheckpointDeadlockException if it would wait for ever; it does not have the lock then
     */
    void enter(Object object, Site site) {
        if (!tryLock()) {
            await(object, site);
        }
    }

    private void await(Object object, Site site) {
        Thread self = Thread.currentThread();
        String named = name(object);
        synchronized (SEARCH) {
            WAITING.put(self, new Waiting(this, named, site));
            List<String> cycle = cycle(self);
            if (!cycle.isEmpty()) {
                WAITING.remove(self);
                throw new CheckpointDeadlockException(site + " waits for " + named + ", which is held by "
                        + String.join("; ", cycle)
                        + ". None of them would ever go on, so this call is not made; call checkpointed methods of"
                        + " several objects in one order everywhere, or let @Retry make the outer call again");
            }
        }
        try {
            lock();
        } finally {
            WAITING.remove(self);
        }
    }

    /** The chain of those who wait, from who holds this lock back to this thread; empty if it does not lead back. */
    private List<String> cycle(Thread self) {
        List<String> chain = new ArrayList<>();
        InstanceLock wanted = this;
        while (true) {
            Thread owner = wanted.getOwner();
            if (owner == null || chain.size() > WAITING.size()) {
                return List.of();
            }
            if (owner == self) {
                return chain;
            }
            Waiting next = WAITING.get(owner);
            if (next == null) {
                return List.of();
            }
            chain.add("thread " + owner.getName() + ", which in " + next.site() + " waits for " + next.object());
            wanted = next.lock();
        }
    }

    private static String name(Object object) {
        return object.getClass().getSimpleName() + "@" + Integer.toHexString(System.identityHashCode(object));
    }

    /**
     * Lets go of what was taken, and of what inner calls could not let go of because the stack was
     * full.
     *
     * @param heldBefore how often this thread held it when it took it
     */
    void leave(int heldBefore) {
        while (getHoldCount() > heldBefore) {
            unlock();
        }
    }
}
