package dev.reknit.samples.mirrorsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestTest {
    private static final Manifest MANIFEST = new Manifest(
            List.of(new Entry("a/b c.jar", 12, Sha256.of(new byte[12])), new Entry("ü", 0, Sha256.of(new byte[0]))));

    @Test
    void writtenAndRead_isTheSame() throws IOException {
        assertThat(Manifest.parse(MANIFEST.toBytes())).isEqualTo(MANIFEST);
        assertThat(Manifest.parse(new Manifest(List.of()).toBytes()).entries()).isEmpty();
    }

    @Test
    void anyByteChanged_isRefused() {
        byte[] bytes = MANIFEST.toBytes();
        for (int at = 0; at < bytes.length; at++) {
            byte[] spoilt = bytes.clone();
            spoilt[at] ^= 0x55;
            assertThatThrownBy(() -> Manifest.parse(spoilt))
                    .as("byte %d changed", at)
                    .isInstanceOf(CorruptedException.class);
        }
    }

    @Test
    void anyLengthCut_isRefused() {
        byte[] bytes = MANIFEST.toBytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Manifest.parse(cut))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(CorruptedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc/passwd", "a/../../x", ".", "a/.."})
    void pathOutsideTheTree_isRefused(String path) {
        byte[] bytes = new Manifest(List.of(new Entry(path, 1, "00"))).toBytes();

        assertThatThrownBy(() -> Manifest.parse(bytes))
                .isInstanceOf(CorruptedException.class)
                .hasMessageContaining(path);
    }
}
