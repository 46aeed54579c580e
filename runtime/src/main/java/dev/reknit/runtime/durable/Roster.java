package dev.reknit.runtime.durable;

import dev.reknit.Durability;
import dev.reknit.runtime.journal.LogIndex;
import dev.reknit.runtime.journal.RecordType;
import dev.reknit.runtime.store.RecordReader;
import dev.reknit.runtime.store.Store;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects that have had checkpoints, as the log tells it apart from the checkpoints themselves: so that one whose checkpoints are damaged or
 * missing is never taken for a new one. An object is entered before its first checkpoint is written. Before the log is pruned where entries are, all are
 * written again at its end; that is put off until it costs little beside what was written since. Safe for use by several threads.
 */
final class Roster implements RecordReader {
    private static final int GIVEN_UP = 2;

    /** So many records more than there are objects may be kept because of old entries. */
    private static final int SLACK = 16;

    private static final int LONGEST_RECORD = 64 << 10;

    private final LogIndex index;
    private final Map<Identity, Entry> entries = new LinkedHashMap<>();

    /** Where the oldest entry is, or before; 0 if one is not in the log. */
    private long from = Long.MAX_VALUE;

    /**
     * What is known of an object.
     *
     * @param number of the object in the log when it was entered; 0 if it was not declared there, so that the log never has all of it
     * @param formerNames what it was called before
     */
    record Entry(long number, List<String> formerNames) {}

    Roster(LogIndex index) {
        this.index = index;
    }

    @Override
    public synchronized void read(long position, int type, ByteBuffer data) {
        if (type != RecordType.OBJECTS) {
            return;
        }
        from = Math.min(from, position);
        while (data.hasRemaining()) {
            int flags = data.get();
            Identity identity = Identity.read(data, flags);
            if ((flags & GIVEN_UP) == 0) {
                long number = data.getLong();
                List<String> formerNames = new ArrayList<>();
                for (int left = data.getInt(); left > 0; left--) {
                    formerNames.add(Identity.text(data));
                }
                put(identity, new Entry(number, formerNames));
            } else {
                entries.remove(identity);
                index.forget(identity.name(), identity.key());
            }
        }
    }

    /** What went by a former name goes by it no more, unless it was entered by it again later. */
    private void put(Identity identity, Entry entry) {
        if (!entry.equals(entries.put(identity, entry))) {
            for (String each : entry.formerNames()) {
                entries.remove(identity.named(each));
                index.pass(each, identity.name(), identity.key(), entry.number());
            }
        }
    }

    /** Takes note of a checkpoint that was found. It may be of a time before there were entries. */
    synchronized void found(Generation oldest) {
        Identity owner = oldest.owner();
        if (!entries.containsKey(owner) && !isFormer(owner)) {
            entries.put(owner, new Entry(oldest.header().number(), List.of()));
            from = 0;
        }
    }

    private boolean isFormer(Identity identity) {
        for (Map.Entry<Identity, Entry> each : entries.entrySet()) {
            boolean isNamed = each.getValue().formerNames().contains(identity.name());
            if (isNamed && each.getKey().named(identity.name()).equals(identity)) {
                return true;
            }
        }
        return false;
    }

    /** What is known of an object; null if it never had a checkpoint. */
    synchronized @Nullable Entry find(Identity identity) {
        return entries.get(identity);
    }

    /** All entries as they are now. */
    synchronized Map<Identity, Entry> all() {
        return new LinkedHashMap<>(entries);
    }

    /**
     * Enters an object, unless it is there.
     *
     * @param number as in the entry
     * @return the position of the entry, if it may not be safe yet; else 0
     */
    synchronized long enter(Store store, Identity identity, long number) {
        return entries.containsKey(identity) ? 0 : enter(store, identity, new Entry(number, List.of()));
    }

    /** Enters an object in any case. */
    synchronized long enter(Store store, Identity identity, Entry entry) {
        long position = append(store, encoded(identity, entry));
        from = Math.min(from, position);
        put(identity, entry);
        return position;
    }

    /** Takes objects out. They begin anew when they are constructed next. */
    static void giveUp(Store store, List<Identity> lost) {
        for (Identity each : lost) {
            long unused = store.append(
                    RecordType.OBJECTS,
                    to -> {
                        to.put((byte) (each.flag() | GIVEN_UP));
                        each.write(to);
                    },
                    Durability.SYNC);
        }
    }

    /**
     * Sees that entries are no reason to keep much of the log.
     *
     * @param needed from where on the log is needed for other reasons
     * @return from where on it is needed
     */
    synchronized long carriedBefore(Store store, long needed) {
        if (needed - from > SLACK + entries.size()) {
            carry(store);
        }
        return Math.min(needed, from);
    }

    private void carry(Store store) {
        int longest = Math.min(LONGEST_RECORD, store.maxRecordBytes());
        ByteBuffer record = ByteBuffer.allocate(longest);
        long first = 0;
        long last = 0;
        for (Map.Entry<Identity, Entry> each : entries.entrySet()) {
            byte[] next = encoded(each.getKey(), each.getValue());
            if (next.length > record.remaining() && record.position() > 0) {
                last = append(store, taken(record));
                first = first == 0 ? last : first;
            }
            record = next.length > record.remaining() ? ByteBuffer.allocate(next.length) : record;
            record.put(next);
        }
        last = append(store, taken(record));
        store.awaitDurable(last);
        from = first == 0 ? last : first;
    }

    private static byte[] taken(ByteBuffer record) {
        byte[] bytes = new byte[record.flip().remaining()];
        record.get(bytes).clear();
        return bytes;
    }

    private static long append(Store store, byte[] entries) {
        return store.append(RecordType.OBJECTS, to -> to.put(entries), Durability.ASYNC);
    }

    private static byte[] encoded(Identity identity, Entry entry) {
        int characters = identity.toString().length();
        for (String each : entry.formerNames()) {
            characters += each.length() + Long.BYTES;
        }
        ByteBuffer to = ByteBuffer.allocate(4 * Long.BYTES + 3 * characters);
        to.put((byte) identity.flag());
        identity.write(to);
        to.putLong(entry.number());
        to.putInt(entry.formerNames().size());
        entry.formerNames().forEach(each -> Identity.putText(to, each));
        return taken(to);
    }
}
