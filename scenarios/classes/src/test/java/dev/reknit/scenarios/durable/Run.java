package dev.reknit.scenarios.durable;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.store.FolderStore;
import dev.reknit.runtime.store.FolderStoreSettings;
import dev.reknit.runtime.store.Stores;
import dev.reknit.runtime.time.SystemTime;
import dev.reknit.testkit.RecordedEvents;
import java.nio.file.Path;
import java.util.List;

/** A run of the program, as far as durable objects know: an environment of its own, with a store that outlives it. */
public final class Run implements AutoCloseable {
    private final Environment environment = new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null);
    private final RecordedEvents events = new RecordedEvents();
    private final Environment.Binding binding;
    private final FolderStore store;

    private Run(FolderStore store) {
        this.store = store;
        environment.add(events);
        binding = environment.bind();
        Stores.of(environment).bind(Stores.DEFAULT, store);
    }

    /** Begins a run, with the store in a folder. */
    public static Run in(Path folder) {
        return new Run(FolderStore.open(folder, FolderStoreSettings.DEFAULTS));
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events.of(type);
    }

    /** Ends it. */
    public void end(End how) {
        if (how == End.KILLED) {
            store.close();
        } else {
            Stores.of(environment).close();
        }
        binding.close();
    }

    @Override
    public void close() {
        end(End.IN_GOOD_ORDER);
    }
}
