package dev.reknit.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrefilterTest {
    @Test
    void classWithAnnotatedMember_isLetThrough() throws IOException {
        assertThat(Prefilter.mentionsReknit(RefusalsTest.classFile(RefusalsTest.Loaded.class)))
                .isTrue();
        assertThat(Prefilter.mentionsReknit(RefusalsTest.classFile(RefusalsTest.ByClass.class)))
                .isTrue();
    }

    @Test
    void classWithout_isNot() throws IOException {
        assertThat(Prefilter.mentionsReknit(RefusalsTest.classFile(org.assertj.core.api.Assertions.class)))
                .isFalse();
    }

    @Test
    void whatIsNoClassFile_isNot() throws IOException {
        assertThat(Prefilter.mentionsReknit(new byte[0])).isFalse();
        assertThat(Prefilter.mentionsReknit(new byte[200])).isFalse();
        byte[] whole = RefusalsTest.classFile(RefusalsTest.ByClass.class);
        for (int length = 0; length < whole.length; length++) {
            // The answer does not matter; that there is one, does.
            Prefilter.mentionsReknit(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void randomDamage_givesAnAnswer() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] whole = RefusalsTest.classFile(RefusalsTest.Loaded.class);
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 4; i++) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
            }
            try {
                Prefilter.mentionsReknit(damaged);
            } catch (RuntimeException failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
    }
}
