package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys as text. */
class KeyRingTest {
    private static final String ONE = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String TWO = "//////////////////////////////////////////8=";

    @TempDir
    Path folder;

    @Test
    void lastKey_isTheCurrentOne() throws Exception {
        Path file = Files.writeString(
                folder.resolve("keys"), "# of the year\n2026-10 = " + ONE + "\n\n 2026-11=" + TWO + "\n");
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        KeyRing ring = KeyRing.ofFile(file);
        assertThat(ring.currentId()).isEqualTo("2026-11");
        assertThat(ring.key("2026-10").getEncoded()).hasSize(32).startsWith(0, 1, 2);
        assertThat(ring.key("2026-09")).isNull();
        assertThat(KeyRing.ofVariable("KEYS", "a=" + ONE + ",b=" + TWO).currentId())
                .isEqualTo("b");
    }

    @Test
    void fileThatOthersCanRead_isRefusedWithTheCommandThatMendsIt() throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "a=" + ONE);
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> KeyRing.ofFile(file))
                .isInstanceOf(StoreException.class)
                .hasMessage("Others than its owner have access to the key file " + file
                        + ". Take it from them: chmod 600 " + file);
        assertThatThrownBy(() -> KeyRing.ofFile(folder.resolve("none")))
                .hasMessage("Cannot read the key file " + folder.resolve("none") + ": there is none, seen from "
                        + Path.of("").toAbsolutePath()
                        + ". Put it there, or name another: reknit.store.<name>.encryption = file:<path>")
                .satisfies(thrown -> assertThat(thrown.getStackTrace())
                        .as("the caller's")
                        .anyMatch(each -> each.getClassName().equals(KeyRingTest.class.getName())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' '                    | there is no key in it",
                "just a word            | entry 1 is not of the form id = key",
                "a=" + ONE + ",=" + TWO + " | entry 2 is not of the form id = key",
                "a=?                    | key 'a' is not in Base64",
                "a=AAEC                 | key 'a' has 3 bytes; allowed: 32",
                "a=" + ONE + ",a=" + TWO + " | key 'a' is there twice",
            })
    void textOfAnotherForm_isRefusedWithoutTellingIt(String text, String reason) {
        assertThatThrownBy(() -> KeyRing.ofVariable("KEYS", text))
                .isInstanceOf(StoreException.class)
                .hasMessage("Cannot take keys from the environment variable KEYS: " + reason
                        + ". A key is made by: openssl rand -base64 32");
        assertThatThrownBy(() -> KeyRing.ofVariable("KEYS", null))
                .hasMessage("The environment variable KEYS, which is to hold the keys of a store, is not set.");
    }
}
