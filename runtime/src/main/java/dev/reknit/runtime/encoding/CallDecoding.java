package dev.reknit.runtime.encoding;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CallEncoding} wrote. For one thread. */
public final class CallDecoding {
    private final GraphDecoding graph;

    /** By the shapes themselves, not by what they say, which would be looked through for each call. */
    private final Map<CallShape, Known> known = new IdentityHashMap<>();

    /** Creates one that may make objects of some classes. */
    public CallDecoding(StateTypes types) {
        graph = new GraphDecoding(types);
    }

    private record Known(CallShape today, Stored shape) {}

    /** Takes the descriptions of classes that {@link ClassTable#describe} gave. */
    public void classes(byte[] description) {
        graph.record(RecordSink.CLASSES, description);
    }

    /**
     * Makes the arguments of a call.
     *
     * @param bytes have the call; not kept
     * @param stored the parameters when the call was written
     * @param today the parameters to make arguments for: found by name; what is not there is 0 or null
     * @throws StateReadException if that cannot be
     */
    public @Nullable Object[] arguments(byte[] bytes, int from, int to, CallShape stored, CallShape today) {
        Known call = known.get(stored);
        if (call == null || call.today != today) {
            call = new Known(today, shape(stored, today));
            known.put(stored, call);
        }
        return graph.arguments(
                bytes, from, to, call.shape, today.shapes().get(0).fields());
    }

    private static Stored shape(CallShape stored, CallShape today) {
        return new Stored(
                stored.descriptor(),
                Optional.ofNullable(Route.between(stored.descriptor(), "the call", today.shapes())));
    }
}
