package dev.reknit.runtime.encoding;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CallEncoding} wrote. For one thread. */
public final class CallDecoding {
    private final GraphDecoding graph;
    private final Map<Pair, Stored> known = new HashMap<>();

    /** Creates one that may make objects of some classes. */
    public CallDecoding(StateTypes types) {
        graph = new GraphDecoding(types);
    }

    private record Pair(CallShape stored, CallShape today) {}

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
        Stored shape = known.computeIfAbsent(
                new Pair(stored, today),
                pair -> new Stored(
                        pair.stored.descriptor(),
                        Optional.ofNullable(Route.between(pair.stored.descriptor(), "the call", pair.today.shapes()))));
        return graph.arguments(bytes, from, to, shape, today.shapes().get(0).fields());
    }
}
