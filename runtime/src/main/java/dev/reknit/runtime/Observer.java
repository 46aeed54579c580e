package dev.reknit.runtime;

/**
 * Looks on at the program from outside: a management interface, an exporter of numbers. Found by {@link
 * java.util.ServiceLoader} and begun on a thread of its own, half a second after the first plan was made, so that the
 * start of the program does not wait for it. What it throws is reported and otherwise ignored.
 */
@FunctionalInterface
public interface Observer {
    /** Begins to look on; called once. */
    void observe(Environment system);
}
