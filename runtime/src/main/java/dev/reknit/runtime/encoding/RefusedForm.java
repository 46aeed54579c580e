package dev.reknit.runtime.encoding;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form of what cannot be saved: says so. */
final class RefusedForm extends Form {
    private static final Map<Class<?>, String> REASONS = Map.of(
            Thread.class, "which is running code",
            ThreadGroup.class, "which is running code",
            java.io.InputStream.class, "which has a position in data that cannot be read twice",
            java.io.OutputStream.class, "which has a position in data that cannot be written twice",
            java.io.Reader.class, "which has a position in data that cannot be read twice",
            java.util.stream.BaseStream.class, "which can be read only once",
            java.util.Iterator.class, "which has a position that cannot be set",
            java.nio.channels.Channel.class, "which is connected to something outside",
            java.util.concurrent.Executor.class, "which is running code");

    private final String reason;

    RefusedForm(Class<?> type, String reason) {
        super(type, List.of(), Descriptor.of(Kind.OBJECT, List.of(new Shape(type.getName(), List.of(), List.of()))));
        this.reason = reason;
    }

    static @Nullable String reason(Class<?> type) {
        for (Map.Entry<Class<?>, String> each : REASONS.entrySet()) {
            if (each.getKey().isAssignableFrom(type)) {
                return each.getValue() + ": mark the field @Ephemeral, and make a new one after recovery";
            }
        }
        return java.net.Socket.class.isAssignableFrom(type) || java.net.ServerSocket.class.isAssignableFrom(type)
                ? "which is connected to something outside: mark the field @Ephemeral"
                : null;
    }

    @Override
    void put(Object object, StateWriter to) {
        throw to.refusal("a " + type().getTypeName() + ", " + reason);
    }

    @Override
    void write(Object object, StateWriter to) {
        put(object, to);
    }

    @Override
    Object make(StateReader from) {
        throw new StateReadException(
                "Objects of " + type().getTypeName() + " cannot be made from saved state: " + reason);
    }
}
