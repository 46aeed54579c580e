package dev.reknit.benchmarks.state;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** The log of restored states. */
final class Logs {
    private Logs() {}

    /** Switches it off in this process, so that a call that fails makes no event. */
    static <T> T quiet(T contender) {
        ((Logger) LoggerFactory.getLogger("reknit.checkpoint")).setLevel(Level.WARN);
        return contender;
    }
}
