package dev.reknit.runtime.scenario;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Site;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Calls one after the other in one environment, for policies that remember. Bound to its thread until it is closed. */
public final class Series implements AutoCloseable {
    private final Mode mode;
    private final VirtualTime time = VirtualTime.autoAdvancing();
    private final RecordedEvents events = new RecordedEvents();
    private final Environment environment = new Environment(time, time, new Random(42));
    private final Environment.Binding binding;

    /** Begins a series without calls. */
    public Series(Mode mode) {
        this.mode = mode;
        environment.add(events);
        binding = environment.bind();
    }

    /** Makes a call, and gives its result or throws its failure. */
    public @Nullable Object call(Guarded guarded, Script script) throws Throwable {
        script.mode(mode);
        return mode.call(guarded, script, time);
    }

    /** Makes a call, and gives its failure; null if it has none. */
    public @Nullable Throwable failure(Guarded guarded, Script script) {
        try {
            Object unused = call(guarded, script);
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    /** Lets time pass. */
    public void pass(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    /** The environment. */
    public Environment environment() {
        return environment;
    }

    /** What listeners were told. */
    public RecordedEvents events() {
        return events;
    }

    /** Where calls of an object are made, for events. */
    public Site site(Guarded guarded) {
        return new Site(guarded.getClass(), mode.method() + "(Script)");
    }

    @Override
    public void close() {
        binding.close();
        if (!time.failures().isEmpty() || !time.pending().isEmpty()) {
            throw new AssertionError("left behind: " + time + time.failures());
        }
    }
}
