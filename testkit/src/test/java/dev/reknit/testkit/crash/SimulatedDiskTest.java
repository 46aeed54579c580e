package dev.reknit.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.store.DataFile;
import dev.reknit.runtime.store.Folder;
import dev.reknit.runtime.store.StoreLockedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a simulated disk keeps and loses. */
class SimulatedDiskTest {
    private static final long NOTHING_KEPT = 0;
    private static final long ALL_KEPT = 1;
    private static final long PROCESS_ONLY = 2;
    private static final long BY_COIN = 3;

    private final SimulatedDisk disk = new SimulatedDisk(2);

    private static void write(DataFile file, int at, String text) throws IOException {
        file.write(at, ByteBuffer.wrap(text.getBytes()));
    }

    private String content(String name) {
        return new String(disk.files().get(name));
    }

    /** A file of which "abcd" is safe, and changed to "ABCDef". */
    private Folder changed() throws IOException {
        Folder folder = disk.open();
        DataFile file = folder.create("file");
        write(file, 0, "abcd");
        file.force();
        folder.sync();
        write(file, 0, "ABCDef");
        return folder;
    }

    @Test
    void whatWasNotForced_isLostOrKeptSectorBySector() throws IOException {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            SimulatedDiskTest each = new SimulatedDiskTest();
            each.changed();
            each.disk.crash(BY_COIN + 6L * i);
            seen.add(each.content("file"));
        }
        assertThat(seen).contains("abcd", "ABcd", "abCD", "ABCD", "ABCDef", "abcdef", "abcd\0\0");
        assertThat(seen).allMatch(each -> each.matches("(ab|AB)(cd|CD)(ef|\0\0)?"));
    }

    @Test
    void crash_keepsNothingOrAllOrTheSystemsMemory() throws IOException {
        changed();
        disk.crash(PROCESS_ONLY);
        assertThat(content("file")).isEqualTo("ABCDef");
        disk.crash(NOTHING_KEPT);
        assertThat(content("file")).isEqualTo("abcd");
        write(disk.open().open("file"), 1, "x");
        disk.crash(ALL_KEPT);
        assertThat(content("file")).isEqualTo("axcd");
    }

    @Test
    void namesThatWereNotSynced_areLost() throws IOException {
        Folder folder = changed();
        folder.rename("file", "renamed");
        folder.create("created").close();
        assertThat(folder.list()).containsExactly("created", "renamed");
        disk.crash(NOTHING_KEPT);
        assertThat(disk.files()).containsOnlyKeys("file");
        disk.open().delete("file");
        disk.crash(NOTHING_KEPT);
        assertThat(disk.files()).containsOnlyKeys("file");
    }

    @Test
    void failedForce_losesForEverWhatIsStillRead() throws IOException {
        Folder folder = changed();
        disk.failAt(disk.operations() + 2, Fault.EIO);
        DataFile file = folder.open("file");
        assertThatThrownBy(file::force).hasMessage("Input/output error");
        file.force();
        assertThat(content("file")).isEqualTo("ABCDef");
        disk.crash(NOTHING_KEPT);
        assertThat(content("file")).isEqualTo("abcd");
    }

    @Test
    void shortWrite_isDoneByHalf() throws IOException {
        Folder folder = changed();
        DataFile file = folder.open("file");
        disk.failAt(disk.operations() + 1, Fault.SHORT_WRITE);
        assertThatThrownBy(() -> write(file, 0, "1234")).hasMessage("No space left on device");
        assertThat(content("file")).isEqualTo("12CDef");
    }

    @Test
    void crashedProcess_reachesTheDiskNoMore() throws IOException {
        Folder folder = changed();
        disk.crashAt(disk.operations() + 1);
        assertThatThrownBy(folder::sync).hasMessage("the simulated process is not there any more");
        assertThat(disk.isStruck()).isTrue();
        disk.crash(ALL_KEPT);
        assertThatThrownBy(() -> folder.delete("file")).isInstanceOf(IOException.class);
        assertThat(disk.files()).containsOnlyKeys("file");
    }

    @Test
    void folder_isOpenOnce() {
        disk.open();
        assertThatThrownBy(disk::open).isInstanceOf(StoreLockedException.class);
    }
}
