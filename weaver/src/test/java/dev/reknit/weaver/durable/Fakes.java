package dev.reknit.weaver.durable;

import dev.reknit.runtime.state.UndoLog;
import java.lang.invoke.MethodHandles;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** Stand in for what woven code calls, and write down how; each has the methods of what it stands in for. */
public final class Fakes {
    /** What was called, in order. */
    static final ThreadLocal<List<String>> CALLS = ThreadLocal.withInitial(ArrayList::new);

    /** What calls of a journaled method are to do. */
    static final ThreadLocal<Boolean> WRITTEN = ThreadLocal.withInitial(() -> true);

    private Fakes() {}

    static List<String> calls() {
        List<String> calls = List.copyOf(CALLS.get());
        CALLS.get().clear();
        return calls;
    }

    static void call(String text) {
        CALLS.get().add(text);
    }

    /** Has a woven class call the fakes. */
    static byte[] called(byte[] woven) {
        ClassReader reader = new ClassReader(woven);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassRemapper(writer, new Remapper(net.bytebuddy.utility.OpenedClassReader.ASM_API) {
                    @Override
                    public String map(String name) {
                        return switch (name) {
                            case "dev/reknit/runtime/journal/JournalGate" -> of("Gate");
                            case "dev/reknit/runtime/journal/JournalGate$JournaledCall" -> of("Call");
                            case "dev/reknit/runtime/journal/Recorded" -> of("Recorded");
                            case "dev/reknit/runtime/durable/DurableGate" -> of("Durable");
                            case "dev/reknit/runtime/encoding/Saveable" -> of("Saved");
                            case "dev/reknit/runtime/encoding/StateWriter" -> of("Writer");
                            case "dev/reknit/runtime/encoding/StateReader" -> of("Reader");
                            default -> name;
                        };
                    }
                }),
                0);
        return writer.toByteArray();
    }

    private static String of(String name) {
        return Fakes.class.getName().replace('.', '/') + "$" + name;
    }

    /** For a journal's gate. */
    public record Gate(String name, String descriptor) {
        public static Gate of(MethodHandles.Lookup lookup, String name, String descriptor) {
            return new Gate(name, descriptor);
        }

        public Call open(Object self) {
            call("open " + name);
            return new Call();
        }
    }

    /** For a journaled call. */
    public static final class Call {
        public Writer arguments() {
            return WRITTEN.get() ? new Writer("argument ") : null;
        }

        public void written() {
            call("written");
        }

        public UndoLog log() {
            return null;
        }

        public void failed(Throwable failure) {
            call("failed " + failure.getMessage());
        }

        public void succeeded(Object result) {
            call("succeeded " + result);
        }
    }

    /** For a durable class's gate. */
    public record Durable(Class<?> owner, String classes) {
        public static Durable of(MethodHandles.Lookup lookup, String classes) {
            call("durable " + classes);
            return new Durable(lookup.lookupClass(), classes);
        }

        public void constructed(Object self) {
            call("constructed " + self.getClass().getSimpleName() + " by " + owner.getSimpleName());
        }
    }

    /** For what woven classes implement. */
    public interface Saved {
        void reknit$saveFinal(Writer to);

        void reknit$save(Writer to);

        void reknit$load(Reader from);

        void reknit$refill(Reader from);
    }

    /** For a writer. */
    public static final class Writer {
        final List<Object> values = new ArrayList<>();
        private final String told;

        Writer(String told) {
            this.told = told;
        }

        private void put(String kind, Object value) {
            values.add(value);
            if (!told.isEmpty()) {
                call(told + kind + " " + value);
            }
        }

        public void putBoolean(boolean value) {
            put("boolean", value);
        }

        public void putByte(byte value) {
            put("byte", value);
        }

        public void putShort(short value) {
            put("short", value);
        }

        public void putChar(char value) {
            put("char", value);
        }

        public void putInt(int value) {
            put("int", value);
        }

        public void putLong(long value) {
            put("long", value);
        }

        public void putFloat(float value) {
            put("float", value);
        }

        public void putDouble(double value) {
            put("double", value);
        }

        public void putReference(Object value) {
            put("reference", value);
        }
    }

    /** For a reader. */
    public static final class Reader {
        final Deque<Object> values = new ArrayDeque<>();
        final List<Object> refilled = new ArrayList<>();

        Reader(List<Object> values) {
            values.forEach(each -> this.values.add(each == null ? this : each));
        }

        private Object next() {
            Object next = values.remove();
            return next == this ? null : next;
        }

        public boolean takeBoolean() {
            return (boolean) next();
        }

        public byte takeByte() {
            return (byte) next();
        }

        public short takeShort() {
            return (short) next();
        }

        public char takeChar() {
            return (char) next();
        }

        public int takeInt() {
            return (int) next();
        }

        public long takeLong() {
            return (long) next();
        }

        public float takeFloat() {
            return (float) next();
        }

        public double takeDouble() {
            return (double) next();
        }

        public Object takeReference() {
            return next();
        }

        public void refill(Object there) {
            next();
            refilled.add(there);
        }
    }

    /** For what gives time and chance. */
    public static final class Recorded {
        private Recorded() {}

        public static long currentTimeMillis() {
            call("currentTimeMillis");
            return 1;
        }

        public static long nanoTime() {
            call("nanoTime");
            return 2;
        }

        public static long seed() {
            call("seed");
            return 3;
        }

        public static double random() {
            call("random");
            return 0.5;
        }

        public static UUID randomUUID() {
            call("randomUUID");
            return new UUID(1, 2);
        }

        public static void shuffle(List<?> list) {
            call("shuffle");
        }

        public static Random newRandom() {
            call("newRandom");
            return new Random(4);
        }

        public static Date newDate() {
            call("newDate");
            return new Date(5);
        }

        public static Instant instant() {
            call("instant");
            return Instant.EPOCH;
        }

        public static LocalDate localDate() {
            call("localDate");
            return LocalDate.EPOCH;
        }

        public static LocalDate localDate(ZoneId zone) {
            call("localDate " + zone);
            return LocalDate.EPOCH;
        }

        public static Calendar calendar() {
            call("calendar");
            return new Calendar.Builder().build();
        }
    }
}
