package dev.reknit.runtime.journal;

import dev.reknit.runtime.store.RecordReader;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who is in a log, and where; made by reading it once when its store is opened, and kept by those who write. Safe for use by several threads. */
public final class LogIndex implements RecordReader {
    private final Map<Long, LoggedObject> objects = new ConcurrentHashMap<>();
    private final Map<Named, Long> numbers = new ConcurrentHashMap<>();

    private record Named(String name, @Nullable String key) {}

    @Override
    public void read(long position, int type, ByteBuffer data) {
        switch (type) {
            case RecordType.DECLARATION -> {
                LoggedObject unused = declared(position, Declaration.read(data));
            }
            case RecordType.CALL -> object(data.getLong()).called(position);
            case RecordType.ABORT -> object(data.getLong()).aborted(position, data.getLong());
            default -> {
                // Of a later version, or of another part of the runtime.
            }
        }
    }

    /** Takes note of a declaration; what it is of. */
    LoggedObject declared(long position, Declaration declaration) {
        long number = declaration.objectAt(position);
        numbers.put(new Named(declaration.name(), declaration.key()), number);
        LoggedObject declared = object(number);
        declared.declared(position);
        return declared;
    }

    private LoggedObject object(long number) {
        return objects.computeIfAbsent(number, LoggedObject::new);
    }

    /** What there is of the object with a number; null if there is nothing. */
    public @Nullable LoggedObject find(long number) {
        return objects.get(number);
    }

    /** The number of the object with a name and key, if the log declares it; else 0. */
    public long numberOf(String name, @Nullable String key) {
        return numbers.getOrDefault(new Named(name, key), 0L);
    }

    /** An object goes by another name from now on. */
    public void pass(String from, String to, @Nullable String key, long number) {
        if (number != 0) {
            numbers.remove(new Named(from, key), number);
            numbers.putIfAbsent(new Named(to, key), number);
        }
    }

    /** The object with a name and key was given up: what there is of it so far is nobody's. */
    public void forget(String name, @Nullable String key) {
        Long number = numbers.remove(new Named(name, key));
        if (number != null) {
            objects.remove(number);
        }
    }

    /** All objects. */
    public Iterable<LoggedObject> all() {
        return objects.values();
    }

    /** How many calls there are. */
    public long entries() {
        long entries = 0;
        for (LoggedObject each : objects.values()) {
            entries += each.entries();
        }
        return entries;
    }
}
