package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reknit.Durability;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.ConfigurationEvent;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.StoreEvent;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.crash.Fault;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stores by their names, and what becomes of those who use one that ends. */
@ReknitTest
@Timeout(60)
class StoresTest {
    @TempDir
    Path temporary;

    private Environment environment;
    private Stores stores;

    @BeforeEach
    void takeTheStores(Environment given) {
        environment = given;
        stores = Stores.of(given);
    }

    @AfterEach
    void closeTheStores() {
        stores.close();
    }

    private void configure(String... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            environment.configuration().set("reknit.store." + keysAndValues[i], keysAndValues[i + 1]);
        }
    }

    private static long append(Store store) {
        return store.append(1, buffer -> buffer.putLong(7), Durability.SYNC);
    }

    private static List<Long> positions(Store store) {
        List<Long> positions = new ArrayList<>();
        store.read(store.first(), (position, type, data) -> positions.add(position));
        return positions;
    }

    @Test
    void store_isOpenedAsConfiguredAndKeptUntilItIsClosed() throws Exception {
        Path keys = Files.writeString(temporary.resolve("keys"), "k1 = " + "A".repeat(43) + "=");
        assumeTrue(Files.getFileStore(keys).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        configure(
                "orders.folder", temporary.resolve("orders").toString(),
                "orders.encryption", "file:" + keys,
                "orders.compression", "on",
                "orders.segmentBytes", "65536",
                "orders.groupDelay", "2ms");
        Store store = stores.named("orders");
        append(store);
        assertThat(store).hasToString(temporary.resolve("orders").toRealPath().toString());
        assertThat(store.maxRecordBytes()).isEqualTo(65_536 - 128 - 24 - 28);
        assertThat(stores.named("orders")).isSameAs(store);
        assertThat(stores.open()).containsOnlyKeys("orders");
        stores.close();
        assertThatThrownBy(() -> append(store)).hasMessageEndingWith(" is closed.");
        assertThat(positions(stores.named("orders"))).containsExactly(1L);
    }

    @Test
    void tasks_areDoneBeforeTheStoresAreClosed() {
        stores.bind("default", FolderStore.open(new SimulatedDisk().open(), FolderStoreSettings.DEFAULTS));
        List<Long> appended = new ArrayList<>();
        stores.beforeClosing(() -> {
            throw new IllegalStateException("does not keep the next one from being done");
        });
        stores.beforeClosing(() -> appended.add(append(stores.named("default"))));
        stores.close();
        assertThat(appended).containsExactly(1L);
    }

    @Test
    void settingsThatAreNotAllowed_areRefusedWithTheirPlace() {
        configure("a.folder", temporary.toString(), "a.compression", "perhaps");
        assertThatThrownBy(() -> stores.named("a"))
                .hasMessage("reknit.store.a.compression = \"perhaps\" (set by the program): allowed: true or false");
        configure("b.type", "floppy");
        assertThatThrownBy(() -> stores.named("b"))
                .hasMessage("reknit.store.b.type = \"floppy\" (set by the program): allowed: folder");
        configure("c.encryption", "rot13");
        assertThatThrownBy(() -> stores.named("c"))
                .hasMessageStartingWith(
                        "reknit.store.c.encryption = \"rot13\" (set by the program): allowed: none, file:");
        configure("d.onFailure", "panic");
        assertThatThrownBy(() -> stores.named("d")).hasMessageEndingWith("allowed: FAIL, MEMORY");
        assertThatThrownBy(() -> configure("folder", "here"))
                .hasMessageEndingWith(
                        "not a key of a store; allowed: reknit.store.<name>.<setting>, such as reknit.store.default.folder");
    }

    @Test
    void unknownSettings_areReportedWithTheNearest(RecordedEvents events) {
        configure("a.foldr", "here", "a.folder", temporary.resolve("a").toString());
        stores.named("a");
        assertThat(events.only(ConfigurationEvent.Unmatched.class).reason())
                .isEqualTo(
                        "reknit.store.a.foldr = \"here\" (set by the program): there is no foldr, was folder meant?");
    }

    @Test
    void secondProcess_isRefusedAlsoWhereObjectsMayGoOnInMemory() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        temporary.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = holder.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).startsWith("open ");
            configure("a.folder", temporary.toString(), "a.onFailure", "MEMORY");
            assertThatThrownBy(() -> stores.named("a"))
                    .isInstanceOf(StoreLockedException.class)
                    .hasMessageContaining("is open already, by process " + holder.pid());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        stores.named("a");
    }

    @Test
    void diskThatIsFull_failsTheCallsAndKeepsWhatWasAcknowledged(RecordedEvents events) throws Exception {
        SimulatedDisk disk = new SimulatedDisk();
        stores.bind("default", FolderStore.open(disk.open(), FolderStoreSettings.DEFAULTS));
        Store store = stores.named("default");
        append(store);
        disk.failAt(disk.operations() + 1, Fault.ENOSPC);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> append(store))
                    .isInstanceOf(StoreFailedException.class)
                    .hasMessageContaining("failed: No space left on device. Free some space there. "
                            + "All up to position 1 is safe; nothing is tried again.");
        }
        assertThat(store.failure()).isNotNull();
        assertThat(events.only(StoreEvent.Ended.class)).satisfies(ended -> {
            assertThat(ended.inMemory()).isFalse();
            assertThat(ended.store()).isEqualTo("default");
        });
        assertThat(positions(store)).containsExactly(1L);
    }

    @Test
    void diskThatIsFull_leavesObjectsInMemoryWhereThatWasChosen(RecordedEvents events) throws Exception {
        configure("default.onFailure", "memory");
        SimulatedDisk disk = new SimulatedDisk();
        stores.bind("default", FolderStore.open(disk.open(), FolderStoreSettings.DEFAULTS));
        Store store = stores.named("default");
        append(store);
        disk.failAt(disk.operations() + 1, Fault.ENOSPC);
        long before = append(store);
        long after = append(store);
        assertThat(after).isGreaterThan(before).isGreaterThan(1);
        store.awaitDurable(after);
        assertThat(store.durable()).isEqualTo(1);
        assertThat(store.failure()).hasMessageContaining("No space left on device");
        assertThatThrownBy(() -> store.writeSnapshot(after, output -> {})).isInstanceOf(StoreFailedException.class);
        assertThat(events.only(StoreEvent.Ended.class).inMemory()).isTrue();
        stores.close();
        disk.crash(0);
        stores.bind("default", FolderStore.open(disk.open(), FolderStoreSettings.DEFAULTS));
        assertThat(positions(stores.named("default"))).containsExactly(1L);
    }

    @Test
    void storeThatCannotBeMade_isRefusedOrGoesOnInMemory(RecordedEvents events) throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        configure("a.folder", file.resolve("store").toString());
        assertThatThrownBy(() -> stores.named("a"))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("Cannot open the store in " + file.resolve("store") + ": ");
        configure("a.onFailure", "MEMORY");
        Store store = stores.named("a");
        append(store);
        assertThat(events.only(StoreEvent.Ended.class).failure())
                .hasMessageStartingWith("Cannot open the store in " + file.resolve("store") + ": ")
                .hasMessageEndingWith(" It is read only, as it is.");
        assertThat(store.snapshots()).isEmpty();
        assertThat(positions(store)).isEmpty();
    }

    @Test
    void storeThatCanOnlyBeRead_isReadAndGoesOnInMemory(RecordedEvents events) throws Exception {
        Path folder = temporary.resolve("store");
        configure("a.folder", folder.toString(), "a.onFailure", "MEMORY");
        append(stores.named("a"));
        stores.named("a").writeSnapshot(1, output -> output.add(1, buffer -> buffer.putLong(42)));
        stores.close();
        StoreView view = StoreView.of(
                new ReadOnlyFolder(folder), Secrets.NONE, new StoreException("Read-only file system.", null));
        Map<Path, byte[]> before = contents(folder);
        stores.bind("a", view);
        Store store = stores.named("a");
        assertThat(positions(store)).containsExactly(1L);
        List<Long> read = new ArrayList<>();
        store.readSnapshot(store.snapshots().get(0), (number, type, data) -> read.add(data.getLong()));
        assertThat(read).containsExactly(42L);
        append(store);
        assertThat(store.durable()).isGreaterThanOrEqualTo(1);
        assertThat(contents(folder)).usingRecursiveComparison().isEqualTo(before);
        assertThat(store.failure()).hasMessage("Read-only file system. It is read only, as it is.");
    }

    private static Map<Path, byte[]> contents(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> !each.endsWith(FolderLock.NAME) && Files.isRegularFile(each))
                    .collect(Collectors.toMap(each -> each, each -> {
                        try {
                            return Arrays.copyOf(Files.readAllBytes(each), 4_096);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }));
        }
    }

    @Test
    void folderThatIsDeleted_endsTheStoreBeforeAnythingIsAcknowledged() throws Exception {
        Path folder = temporary.resolve("store");
        configure("a.folder", folder.toString());
        Store store = stores.named("a");
        append(store);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
        Files.createDirectory(folder);
        assertThatThrownBy(() -> append(store))
                .isInstanceOf(StoreFailedException.class)
                .hasMessageContaining(
                        "the folder was deleted or moved while the store was open. Something that was there has "
                                + "been deleted");
        assertThatThrownBy(() -> store.writeSnapshot(0, output -> {})).isInstanceOf(StoreException.class);
    }

    @Test
    void eachCauseOfAFailure_isToldWithWhatToDo() {
        Map<Exception, String> advice = Map.of(
                new IOException("No space left on device"), "Free some space there",
                new IOException("Disk quota exceeded"), "Free some space there",
                new IOException("Input/output error"), "The device fails",
                new ReadOnlyFileSystemException(), "ReadOnlyFileSystemException",
                new FileSystemException("a", null, "Read-only file system"), "Remount the file system",
                new AccessDeniedException("a"), "give the user of this process read and write access",
                new NoSuchFileException("a"), "has been deleted, or the file system is gone");
        advice.forEach((failure, text) -> assertThat(Advice.on(failure)).contains(text));
    }

    @Test
    void event_namesStorePlaceAndWhatFollows() {
        Event event = new StoreEvent.Ended("orders", "/data/orders", true, new IOException("gone"));
        List<String> fields = new ArrayList<>();
        event.fields((name, value) -> fields.add(name + "=" + value));
        assertThat(fields)
                .containsExactly(
                        "store=orders",
                        "where=/data/orders",
                        "then=objects go on in memory, what they do is not saved",
                        "failure=java.io.IOException: gone");
    }
}
