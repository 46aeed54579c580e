package dev.reknit.cli;

import dev.reknit.runtime.durable.Identity;
import dev.reknit.runtime.journal.RecordType;
import dev.reknit.runtime.store.Store;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a log are shown. Marks and runs have no time of their own; they are taken to be of the time of the call before. For one
 * pass over a log, from its beginning.
 */
final class LogSelection {
    private final Holdings holdings;
    private final Predicate<Identity> objects;
    private final @Nullable Moment from;
    private final Moment to;
    private Instant time = Instant.MIN;

    /**
     * Creates one.
     *
     * @param objects which objects
     * @param from the first of the records; null for the first there is
     * @param to the last of them
     */
    LogSelection(Holdings holdings, Predicate<Identity> objects, @Nullable Moment from, Moment to) {
        this.holdings = holdings;
        this.objects = objects;
        this.from = from;
        this.to = to;
    }

    /** The same, with nothing before the last so many of what is shown. */
    LogSelection last(int count, Store store) {
        Deque<Long> last = new ArrayDeque<>();
        store.read(store.first(), (position, type, data) -> {
            if (has(position, type, data)) {
                last.add(position);
                if (last.size() > count) {
                    last.remove();
                }
            }
        });
        Long first = last.isEmpty() ? null : last.peek();
        return new LogSelection(holdings, objects, first == null ? from : new Moment(Instant.MAX, first), to);
    }

    /** Whether a record is shown. */
    boolean has(long position, int type, ByteBuffer data) {
        if (type == RecordType.CALL) {
            time = Instant.ofEpochMilli(data.getLong(data.position() + Long.BYTES + Integer.BYTES));
        }
        return switch (type) {
            case RecordType.CALL, RecordType.ABORT -> isOfThem(data.getLong(data.position())) && isBetween(position);
            case RecordType.RUN -> isBetween(position);
            default -> false;
        };
    }

    private boolean isOfThem(long number) {
        Identity identity = holdings.named(number);
        return objects.test(identity == null ? new Identity("object " + number, null) : identity);
    }

    private boolean isBetween(long position) {
        return (from == null || from.isAtOrBefore(time, position)) && to.isAtOrAfter(time, position);
    }
}
