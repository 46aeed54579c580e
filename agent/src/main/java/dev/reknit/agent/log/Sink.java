package dev.reknit.agent.log;

import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Listener;

/** Where the events of one class loader's classes go. */
public interface Sink extends Listener {
    /** Whether an event would be written if it came now. */
    boolean takes(Event event);
}
