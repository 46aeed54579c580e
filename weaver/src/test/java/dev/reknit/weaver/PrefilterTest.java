package dev.reknit.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Heirs;
import dev.reknit.weaver.model.RawClassFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.IntegerAssert;
import org.junit.jupiter.api.Test;

class PrefilterTest {
    @Test
    void classWithAnnotatedMember_isLetThrough() throws IOException {
        assertThat(Prefilter.of(RefusalsTest.classFile(RefusalsTest.Loaded.class))
                        .mentionsReknit())
                .isTrue();
        assertThat(Prefilter.of(RefusalsTest.classFile(RefusalsTest.ByClass.class))
                        .mentionsReknit())
                .isTrue();
    }

    @Test
    void classWithout_isNot() throws IOException {
        assertThat(Prefilter.of(RefusalsTest.classFile(Assertions.class)).mentionsReknit())
                .isFalse();
    }

    @Test
    void superclassOfTheApplication_isToBeAsked() throws IOException {
        assertThat(Prefilter.of(RefusalsTest.classFile(Heirs.Middle.class)))
                .isEqualTo(new Prefilter(false, "com/acme/Heirs$Base"));
        assertThat(Prefilter.of(RefusalsTest.classFile(Heirs.Heir.class)).superclass())
                .isEqualTo("com/acme/Heirs$Middle");
    }

    @Test
    void superclassOfThePlatformOrNone_isNot() throws IOException {
        assertThat(Prefilter.of(RefusalsTest.classFile(Heirs.Implementor.class)))
                .isEqualTo(new Prefilter(false, null));
        assertThat(Prefilter.of(RefusalsTest.classFile(Runnable.class))).isEqualTo(new Prefilter(false, null));
        assertThat(Prefilter.of(RefusalsTest.classFile(Object.class))).isEqualTo(new Prefilter(false, null));
    }

    @Test
    void superclass_isWhatAsmReads() throws IOException {
        for (Class<?> each :
                List.of(Prefilter.class, IntegerAssert.class, Assertions.class, ClassWriter.class, Heirs.Heir.class)) {
            byte[] classFile = RefusalsTest.classFile(each);
            String parent = new ClassReader(classFile).getSuperName();
            assertThat(new RawClassFile(classFile).ownSuperclass())
                    .isEqualTo(parent.startsWith("java/") ? null : parent);
        }
    }

    @Test
    void nameBeyondAscii_isRead() {
        ClassWriter writer = new ClassWriter(0);
        writer.visitField(0, "wide", "J", null, null);
        writer.newConst(1L); // takes two entries
        writer.visit(Opcodes.V17, 0, "Heir", null, "com/acme/Größe\uD83D\uDE00", null);
        writer.visitEnd();
        assertThat(Prefilter.of(writer.toByteArray()).superclass()).isEqualTo("com/acme/Größe\uD83D\uDE00");
    }

    @Test
    void whatIsNoClassFile_isNot() throws IOException {
        assertThat(Prefilter.of(new byte[0])).isEqualTo(new Prefilter(false, null));
        assertThat(Prefilter.of(new byte[200])).isEqualTo(new Prefilter(false, null));
        byte[] whole = RefusalsTest.classFile(RefusalsTest.ByClass.class);
        for (int length = 0; length < whole.length; length++) {
            // The answer does not matter; that there is one, does.
            Prefilter.of(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void randomDamage_givesAnAnswer() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] whole = RefusalsTest.classFile(Heirs.Heir.class);
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 4; i++) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
            }
            try {
                Prefilter.of(damaged);
            } catch (RuntimeException failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
    }
}
