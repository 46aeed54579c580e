package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a window shows of files that are longer than it, against the bytes themselves. */
class WindowTest {
    private static final int SIZE = 5 * Window.BYTES + 12_345;

    /** Bytes that tell where they stand. */
    private static final class Endless implements DataFile {
        private final ByteBuffer bytes;
        private final long failing;

        Endless(long seed, long failing) {
            byte[] random = new byte[SIZE];
            new Random(seed).nextBytes(random);
            this.bytes = ByteBuffer.wrap(random);
            this.failing = failing;
        }

        @Override
        public int read(long position, ByteBuffer into) throws IOException {
            if (position <= failing && failing < position + into.remaining()) {
                throw new IOException("byte " + failing + " cannot be read");
            }
            int length = (int) Math.min(into.remaining(), SIZE - position);
            into.put(bytes.slice((int) position, length));
            return length;
        }

        @Override
        public void write(long position, ByteBuffer data) {}

        @Override
        public void force() {}

        @Override
        public void truncate(long size) {}

        @Override
        public long size() {
            return SIZE;
        }

        @Override
        public void close() {}
    }

    /** Steps as long as records are, from some bytes to more than there is room for at a border; and sometimes back. */
    @ParameterizedTest
    @ValueSource(ints = {8, 1_000, 70_000, 3_000_000})
    void steps_showTheBytesOfTheFile(int longest) throws IOException {
        for (long seed = 0; seed < 3; seed++) {
            Endless file = new Endless(seed, -1);
            Window window = new Window(file, SIZE, Window.BYTES);
            Random random = new Random(seed);
            long offset = 0;
            while (offset < SIZE) {
                int length = (int) Math.min(1 + random.nextInt(longest), SIZE - offset);
                int index = window.load(offset, length);
                assertThat(window.buffer().slice(index, length))
                        .as("seed %d, %d bytes at %d", seed, length, offset)
                        .isEqualTo(file.bytes.slice((int) offset, length));
                boolean back = random.nextInt(1_000) == 0;
                offset = back ? random.nextInt((int) offset + 1) : offset + length + random.nextInt(2) * length;
                if (back && random.nextInt(3) > 0) {
                    offset = SIZE - random.nextInt(SIZE);
                }
            }
        }
    }

    @Test
    void bytesBehindTheEnd_areNotThere() throws IOException {
        Window window = new Window(new Endless(1, -1), SIZE, Window.BYTES);
        assertThat(window.load(SIZE - 8, 9)).isEqualTo(-1);
        assertThat(window.load(SIZE - 8, 8)).isNotNegative();
    }

    @Test
    void failureOfWhatWasReadAhead_comesWhenItIsNeeded() throws IOException {
        Window window = new Window(new Endless(1, 2 * Window.BYTES), SIZE, Window.BYTES);
        assertThat(window.load(0, 8)).isNotNegative();
        assertThat(window.load(Window.BYTES, 8)).isNotNegative();
        assertThatThrownBy(() -> window.load(2 * Window.BYTES, 8))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void fileThatHasBecomeShorter_isTold() {
        Window window = new Window(new Endless(1, -1), SIZE + 8, Window.BYTES);
        assertThatThrownBy(() -> {
                    for (long offset = 0; offset < SIZE; offset += 1 << 10) {
                        window.load(offset, 1 << 10);
                    }
                    window.load(SIZE, 8);
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("shorter");
    }
}
