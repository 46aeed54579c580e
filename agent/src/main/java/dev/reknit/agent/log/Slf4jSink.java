package dev.reknit.agent.log;

import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Slf4jListener;

/** Writes to an application's SLF4J. Defined anew for each class loader that sees one, by {@link BridgeLoader}. */
public final class Slf4jSink implements Sink {
    private final Slf4jListener lines = new Slf4jListener();

    /** Creates a sink over the SLF4J that this class sees. */
    public Slf4jSink() {}

    @Override
    public boolean takes(Event event) {
        return lines.takes(event);
    }

    @Override
    public void on(Event event) {
        lines.on(event);
    }
}
