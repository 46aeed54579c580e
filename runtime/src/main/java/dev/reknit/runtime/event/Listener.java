package dev.reknit.runtime.event;

/**
 * Is told of every event, on the thread on which it happened and before the call goes on, so it
 * should be quick. What it throws is logged once per listener class and otherwise ignored. Safe for use by
 * several threads.
 */
@FunctionalInterface
public interface Listener {
    /** Takes one event. */
    void on(Event event);

    /**
     * Whether this listener has a use for events of a type; an event that no listener wants is not
     * created. Asked each time, so it should be quick. True unless overridden.
     */
    default boolean wants(Class<? extends Event> type) {
        return true;
    }
}
