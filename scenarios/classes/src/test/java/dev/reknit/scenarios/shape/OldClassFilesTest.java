package dev.reknit.scenarios.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.scenarios.Script;
import dev.reknit.testkit.ReknitTest;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

@ReknitTest
class OldClassFilesTest {
    private final Script script = Script.failing(2);

    private static int majorVersion(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            assertThat(in).isNotNull();
            DataInputStream data = new DataInputStream(in);
            data.readInt();
            data.readUnsignedShort();
            return data.readUnsignedShort();
        }
    }

    @Test
    void versions_areOld() throws IOException {
        assertThat(majorVersion(Java8.class)).isEqualTo(52);
        assertThat(majorVersion(Java11.class)).isEqualTo(55);
    }

    @Test
    void java8PrivateMethodOfInnerClass_isRetried() {
        Java8 subject = new Java8(script);
        assertThat(subject.inner()).isEqualTo("hidden 3");
        assertThat(subject.changes()).isEqualTo(3);
    }

    @Test
    void java8InterfaceMethods_areRetried() {
        assertThat(new Java8(script).named()).isEqualTo("name 3");
        assertThat(Java8.shared(Script.failing(1))).isEqualTo("shared 2");
    }

    @Test
    void java8Strictfp_isRetried() {
        assertThat(new Java8(script).strict(0.5)).isEqualTo(1.5);
    }

    @Test
    void java8AllTiers_retryAndRestoreAndAnswer() {
        Java8 succeeds = new Java8(script);
        assertThat(succeeds.lambda(2, 1.5, "x")).isEqualTo("x3.03");
        assertThat(succeeds.changes()).isEqualTo(1);
        Java8 fails = new Java8(Script.failingAlways());
        assertThat(fails.lambda(2, 1.5, "x")).isEqualTo("x3.0");
        assertThat(fails.changes()).isZero();
    }

    @Test
    void java11PrivateMethodOfInnerClass_isRetried() {
        assertThat(new Java11(script).inner()).isEqualTo("hidden 12.53");
    }

    @Test
    void java11PrivateInterfaceMethod_isRetried() {
        assertThat(new Java11(script).secret()).isEqualTo("own 3");
    }
}
