package dev.reknit.agent.log;

import dev.reknit.runtime.event.Event;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** The log of the classes of one class loader: its SLF4J, or the error stream if it sees none that will do. */
final class LoaderLog implements Sink {
    private final @Nullable ClassLoader loader;
    private final @Nullable String slf4j;
    private volatile @Nullable Sink sink;

    LoaderLog(@Nullable ClassLoader loader) {
        this.loader = loader;
        URL found = loader == null ? null : loader.getResource("org/slf4j/LoggerFactory.class");
        this.slf4j = found == null ? null : found.toString();
    }

    /** Where the SLF4J is that the class loader has. */
    @Nullable
    String slf4j() {
        return slf4j;
    }

    /** Whether the class loader has an SLF4J; found out without waking it. */
    boolean seesSlf4j() {
        return slf4j != null;
    }

    @Override
    public boolean takes(Event event) {
        try {
            return sink().takes(event);
        } catch (LinkageError tooOld) {
            sink = ErrorStreamSink.INSTANCE;
            return true;
        }
    }

    @Override
    public void on(Event event) {
        try {
            sink().on(event);
        } catch (LinkageError tooOld) {
            sink = ErrorStreamSink.INSTANCE;
            ErrorStreamSink.INSTANCE.on(event);
        }
    }

    private Sink sink() {
        Sink known = sink;
        return known != null ? known : open();
    }

    private synchronized Sink open() {
        Sink opened = sink;
        if (opened == null) {
            opened = ErrorStreamSink.INSTANCE;
            if (loader != null && slf4j != null) {
                try {
                    opened = BridgeLoader.sink(loader);
                } catch (ReflectiveOperationException | LinkageError unusable) {
                    System.err.println("reknit: no log through the SLF4J of " + loader + ", it has to be 2.0 or newer: "
                            + unusable);
                }
            }
            sink = opened;
        }
        return opened;
    }
}
