package dev.reknit.benchmarks.store;

import com.esotericsoftware.kryo.io.Output;
import dev.reknit.runtime.encoding.CallEncoding;
import dev.reknit.runtime.encoding.ClassTable;
import dev.reknit.runtime.encoding.StateWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.apache.fory.memory.MemoryBuffer;

/** Makes bytes of the arguments of one call, which libraries are given as an object, as one contender does. */
public interface Encoder {
    /** The encoder of one contender. */
    static Encoder of(String by) {
        return switch (by) {
            case "ByHand" -> new ByHand();
            case "Reknit" -> new Reknit();
            case "Kryo" -> new Kryo();
            case "Fory" -> new Fory();
            case "JavaSerialization" -> new JavaSerialization();
            default -> throw new IllegalArgumentException(by);
        };
    }

    /** Encodes a call, where the one before stood, and returns the number of bytes. */
    int encode(long id, String receiver, long grams, int state);

    /** As woven code can do it, with a checksum. */
    final class ByHand implements Encoder {
        private static final int CAPACITY = 1 << 10;

        private final ByteBuffer buffer = ByteBuffer.allocateDirect(CAPACITY);
        private final CRC32C checksum = new CRC32C();

        @Override
        public int encode(long id, String receiver, long grams, int state) {
            ByteBuffer to = buffer.clear().putLong(id).putInt(receiver.length());
            for (int i = 0; i < receiver.length(); i++) {
                to.put((byte) receiver.charAt(i));
            }
            to.putLong(grams).putInt(state).flip();
            checksum.reset();
            checksum.update(to);
            return to.limit(CAPACITY).putInt((int) checksum.getValue()).position();
        }
    }

    /** As woven code does it, with the checksum that the log makes of it. */
    final class Reknit implements Encoder {
        private final CallEncoding calls = new CallEncoding(new ClassTable());
        private final CRC32C checksum = new CRC32C();

        /** Takes the checksum, so that it has to be made. */
        private long last;

        @Override
        public int encode(long id, String receiver, long grams, int state) {
            StateWriter to = calls.begin();
            to.putLong(id);
            to.putReference(receiver);
            to.putLong(grams);
            to.putInt(state);
            int length = calls.end();
            checksum.reset();
            checksum.update(calls.bytes(), 0, length);
            last = checksum.getValue();
            return length;
        }

        @Override
        public String toString() {
            return "" + last;
        }
    }

    /** Into a buffer that is used again. */
    final class Kryo implements Encoder {
        private static final int CAPACITY = 1 << 10;

        private final com.esotericsoftware.kryo.Kryo kryo = Libraries.kryo();
        private final Output output = new Output(CAPACITY);

        @Override
        public int encode(long id, String receiver, long grams, int state) {
            output.reset();
            kryo.writeObject(output, new Parcel(id, receiver, grams, state));
            return output.position();
        }
    }

    /** Into a buffer that is used again. */
    final class Fory implements Encoder {
        private static final int CAPACITY = 1 << 10;

        private final org.apache.fory.Fory fory = Libraries.fory();
        private final MemoryBuffer buffer = MemoryBuffer.newHeapBuffer(CAPACITY);

        @Override
        public int encode(long id, String receiver, long grams, int state) {
            buffer.writerIndex(0);
            fory.serialize(buffer, new Parcel(id, receiver, grams, state));
            return buffer.writerIndex();
        }
    }

    /** Into an array that is used again, by a stream of its own for each call, since each is to be read by itself. */
    final class JavaSerialization implements Encoder {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public int encode(long id, String receiver, long grams, int state) {
            bytes.reset();
            try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
                output.writeObject(new Parcel(id, receiver, grams, state));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.size();
        }
    }
}
