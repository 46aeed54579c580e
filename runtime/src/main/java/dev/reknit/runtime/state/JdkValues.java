package dev.reknit.runtime.state;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The codecs of the JDK's mutable classes that hold a value or a few references. */
final class JdkValues {
    private JdkValues() {}

    static void addTo(Map<String, Codec<?, ?>> byName, Map<String, Codec<?, ?>> byBase) {
        atomics(byName);
        texts(byName);
        times(byName, byBase);
        for (String each : List.of("Byte", "Char", "Short", "Int", "Long", "Float", "Double")) {
            byBase.put("java.nio." + each + "Buffer", new ValueCodec<>(BufferState::of, BufferState::putBack));
        }
    }

    private static void atomics(Map<String, Codec<?, ?>> to) {
        String atomic = "java.util.concurrent.atomic.";
        to.put(atomic + "AtomicBoolean", new ValueCodec<>(AtomicBoolean::get, AtomicBoolean::set));
        to.put(atomic + "AtomicInteger", new ValueCodec<>(AtomicInteger::get, AtomicInteger::set));
        to.put(atomic + "AtomicLong", new ValueCodec<>(AtomicLong::get, AtomicLong::set));
        to.put(
                atomic + "AtomicIntegerArray",
                new ValueCodec<AtomicIntegerArray, List<Integer>>(
                        array -> IntStream.range(0, array.length())
                                .mapToObj(array::get)
                                .toList(),
                        (array, saved) -> IntStream.range(0, array.length()).forEach(i -> array.set(i, saved.get(i)))));
        to.put(
                atomic + "AtomicLongArray",
                new ValueCodec<AtomicLongArray, List<Long>>(
                        array -> IntStream.range(0, array.length())
                                .mapToObj(array::get)
                                .toList(),
                        (array, saved) -> IntStream.range(0, array.length()).forEach(i -> array.set(i, saved.get(i)))));
        to.put(
                atomic + "AtomicReference",
                ElementsCodec.<AtomicReference<@Nullable Object>>slots(
                        each -> new @Nullable Object[] {each.get()}, (each, saved) -> each.set(saved[0])));
        to.put(
                atomic + "AtomicReferenceArray",
                ElementsCodec.<AtomicReferenceArray<@Nullable Object>>slots(
                        array -> IntStream.range(0, array.length())
                                .mapToObj(array::get)
                                .toArray(),
                        (array, saved) -> IntStream.range(0, saved.length).forEach(i -> array.set(i, saved[i]))));
        to.put(
                atomic + "AtomicMarkableReference",
                new ValueCodec<AtomicMarkableReference<@Nullable Object>, Tagged>(
                        Tagged::of, (each, saved) -> each.set(saved.reference(), (boolean) saved.tag())));
        to.put(
                atomic + "AtomicStampedReference",
                new ValueCodec<AtomicStampedReference<@Nullable Object>, Tagged>(
                        Tagged::of, (each, saved) -> each.set(saved.reference(), (int) saved.tag())));
        to.put(atomic + "LongAdder", new ValueCodec<>(LongAdder::sum, (adder, sum) -> {
            adder.reset();
            adder.add(sum);
        }));
        to.put(atomic + "DoubleAdder", new ValueCodec<>(DoubleAdder::sum, (adder, sum) -> {
            adder.reset();
            adder.add(sum);
        }));
    }

    private static void texts(Map<String, Codec<?, ?>> to) {
        to.put(
                "java.lang.StringBuilder",
                new ValueCodec<>(StringBuilder::toString, (text, saved) -> text.replace(0, text.length(), saved)));
        to.put(
                "java.lang.StringBuffer",
                new ValueCodec<>(StringBuffer::toString, (text, saved) -> text.replace(0, text.length(), saved)));
        to.put("java.util.BitSet", new ValueCodec<BitSet, BitSet>(bits -> (BitSet) bits.clone(), (bits, saved) -> {
            bits.clear();
            bits.or(saved);
        }));
    }

    private static void times(Map<String, Codec<?, ?>> to, Map<String, Codec<?, ?>> byBase) {
        for (String each : List.of("java.util.Date", "java.sql.Date", "java.sql.Time")) {
            to.put(each, new ValueCodec<>(Date::getTime, Date::setTime));
        }
        to.put("java.sql.Timestamp", new ValueCodec<Date, TimestampState>(TimestampState::of, TimestampState::putBack));
        byBase.put(
                "java.util.Calendar",
                new ValueCodec<Calendar, Calendar>(each -> (Calendar) each.clone(), JdkValues::set));
    }

    private static void set(Calendar calendar, Calendar saved) {
        calendar.setLenient(saved.isLenient());
        calendar.setFirstDayOfWeek(saved.getFirstDayOfWeek());
        calendar.setMinimalDaysInFirstWeek(saved.getMinimalDaysInFirstWeek());
        calendar.setTimeZone(saved.getTimeZone());
        calendar.setTimeInMillis(saved.getTimeInMillis());
    }

    /**
     * Of a {@code java.sql.Timestamp}, whose nanoseconds are set by reflection: the runtime may be loaded by the
     * bootstrap loader, which does not see {@code java.sql}, or run without that module.
     */
    private record TimestampState(long millis, int nanos) {
        static TimestampState of(Date timestamp) {
            return new TimestampState(timestamp.getTime(), (Integer) call(timestamp, "getNanos"));
        }

        static void putBack(Date timestamp, TimestampState saved) {
            timestamp.setTime(saved.millis());
            call(timestamp, "setNanos", saved.nanos());
        }

        private static Object call(Date timestamp, String method, Integer... argument) {
            Class<?>[] types = argument.length == 0 ? new Class<?>[0] : new Class<?>[] {int.class};
            try {
                return timestamp.getClass().getMethod(method, types).invoke(timestamp, (Object[]) argument);
            } catch (ReflectiveOperationException failure) {
                throw new IllegalStateException(method + " of a timestamp", failure);
            }
        }
    }

    /** A reference and the mark or stamp that belongs to it. */
    private record Tagged(@Nullable Object reference, Object tag) implements ValueCodec.Slot {
        static Tagged of(AtomicMarkableReference<?> from) {
            boolean[] mark = new boolean[1];
            return new Tagged(from.get(mark), mark[0]);
        }

        static Tagged of(AtomicStampedReference<?> from) {
            int[] stamp = new int[1];
            return new Tagged(from.get(stamp), stamp[0]);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Tagged that && reference == that.reference && tag.equals(that.tag);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(reference);
        }
    }

    /** Of a buffer over an array; the elements are the array's. */
    private record BufferState(Object reference, int position, int limit, ByteOrder order) implements ValueCodec.Slot {
        static BufferState of(Buffer buffer) {
            if (!buffer.hasArray()) {
                throw new IllegalArgumentException("a buffer without an array that can be read and written");
            }
            ByteOrder order = buffer instanceof ByteBuffer bytes ? bytes.order() : ByteOrder.nativeOrder();
            return new BufferState(buffer.array(), buffer.position(), buffer.limit(), order);
        }

        static void putBack(Buffer buffer, BufferState saved) {
            buffer.limit(saved.limit()).position(saved.position());
            if (buffer instanceof ByteBuffer bytes) {
                bytes.order(saved.order());
            }
        }
    }
}
