package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reknit.Durability;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder on a real disk. */
@Timeout(60)
class DiskFolderTest {
    @TempDir
    Path temporary;

    @Test
    void secondOpeningInThisProcess_isRefusedAndLeavesTheLock() throws Exception {
        try (DiskFolder folder = DiskFolder.open(temporary)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> DiskFolder.open(temporary.resolve("."))) // another name of the same
                        .isInstanceOf(StoreLockedException.class)
                        .hasMessageContaining("" + folder)
                        .hasMessageContaining("by this process, process "
                                + ProcessHandle.current().pid() + " on ")
                        .hasMessageEndingWith("Close it there, or give this one another folder.");
            }
            assertThat(outputOf(temporary))
                    .contains("by process " + ProcessHandle.current().pid() + " on ");
        }
        DiskFolder.open(temporary).close();
    }

    @Test
    void openingWhileAnotherProcessHasIt_isRefusedUntilThatEnds() throws Exception {
        Process holder = holder(temporary);
        try (BufferedReader output = holder.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).startsWith("open ");
            assertThatThrownBy(() -> DiskFolder.open(temporary))
                    .isInstanceOfSatisfying(
                            StoreLockedException.class,
                            e -> assertThat(e.holder())
                                    .startsWith("process " + holder.pid() + " on ")
                                    .contains(", started "));
        } finally {
            holder.destroyForcibly().waitFor();
        }
        DiskFolder.open(temporary).close();
    }

    private static Process holder(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String outputOf(Path folder) throws Exception {
        Process process = holder(folder);
        process.getOutputStream().close();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            return output.readLine();
        } finally {
            process.waitFor();
        }
    }

    @Test
    void files_areTheOwnersOnly() throws Exception {
        assumeTrue(Files.getFileStore(temporary).supportsFileAttributeView("posix"));
        Path path = temporary.resolve("above/store");
        try (DiskFolder folder = DiskFolder.open(path);
                Log log = Log.open(folder, LogSettings.DEFAULTS.withSegmentBytes(512))) {
            log.append(1, ByteBuffer.allocate(8), Durability.SYNC);
            assertThat(permissions(path)).isEqualTo("rwx------");
            assertThat(permissions(path.getParent())).isEqualTo("rwx------");
            for (String each : folder.list()) {
                assertThat(permissions(path.resolve(each))).isEqualTo("rw-------");
            }
            assertThat(permissions(path.resolve(FolderLock.NAME))).isEqualTo("rw-------");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void files_doWhatTheyAreToldTo() throws Exception {
        try (DiskFolder folder = DiskFolder.open(temporary)) {
            try (DataFile file = folder.create("one")) {
                file.write(4, ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
                file.truncate(6);
                file.force();
                ByteBuffer read = ByteBuffer.allocate(10);
                assertThat(file.read(0, read)).isEqualTo(6);
                assertThat(read.array()).containsExactly(0, 0, 0, 0, 1, 2, 0, 0, 0, 0);
                assertThat(file.read(6, ByteBuffer.allocate(1))).isZero();
                assertThat(file.size()).isEqualTo(6);
            }
            folder.create("two").close();
            assertThatThrownBy(() -> folder.create("two")).isInstanceOf(FileAlreadyExistsException.class);
            folder.rename("one", "two");
            folder.sync();
            assertThat(folder.list()).containsExactly("two");
            assertThatThrownBy(() -> folder.open("one")).isInstanceOf(NoSuchFileException.class);
            folder.delete("two");
            assertThat(folder.list()).isEmpty();
        }
    }

    @Test
    void folderThatCannotBeMade_saysWhy() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> DiskFolder.open(file.resolve("store")))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("Cannot open the store in " + file.resolve("store") + ": ");
    }
}
