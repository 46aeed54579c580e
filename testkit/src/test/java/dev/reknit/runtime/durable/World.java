package dev.reknit.runtime.durable;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.store.Folder;
import dev.reknit.runtime.store.FolderStore;
import dev.reknit.runtime.store.FolderStoreSettings;
import dev.reknit.runtime.store.LogSettings;
import dev.reknit.runtime.store.OneByOne;
import dev.reknit.runtime.store.Stores;
import dev.reknit.runtime.time.SystemTime;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.VirtualTime;
import dev.reknit.testkit.crash.SimulatedDisk;
import java.time.Duration;
import java.util.List;

/** A process, as far as durable objects know: an environment of its own with a store on a disk that outlives it. */
final class World implements AutoCloseable {
    static final LogSettings LOG =
            LogSettings.DEFAULTS.withSegmentBytes(2 << 10).withAsyncDelay(Duration.ofMinutes(1));

    private final Environment environment;
    private final RecordedEvents events = new RecordedEvents();
    private final Environment.Binding binding;

    World(SimulatedDisk disk) {
        this(disk.open());
    }

    World(Folder folder) {
        this(open(folder));
    }

    static FolderStore open(Folder folder) {
        return OneByOne.open(folder, FolderStoreSettings.DEFAULTS.withLog(LOG));
    }

    World(FolderStore store) {
        this(store, new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null));
    }

    World(FolderStore store, VirtualTime time) {
        this(store, new Environment(time, time, null));
    }

    private World(FolderStore store, Environment environment) {
        this.environment = environment;
        environment.add(events);
        binding = environment.bind();
        Stores.of(environment).bind("default", store);
    }

    Environment environment() {
        return environment;
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events.of(type);
    }

    /** Ends in good order. */
    @Override
    public void close() {
        Stores.of(environment).close();
        binding.close();
    }

    /** Ends without a word, as a process that is killed does. */
    void vanish() {
        binding.close();
    }

    /** Ends the threads of one that vanished; after its folder has ended, so that they can do no more. */
    void bury() {
        Stores.of(environment).close();
    }

    /** Ends, with whatever is not safe lost. */
    void crash(SimulatedDisk disk, long seed) {
        disk.crash(seed);
        binding.close();
    }
}
