package dev.reknit.runtime.context;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Carries SLF4J's mapped diagnostic context, where this class sees SLF4J; nothing elsewhere. */
public final class MdcCarrier implements ContextCarrier {
    private final boolean present = isPresent();

    /** For {@link java.util.ServiceLoader}. */
    public MdcCarrier() {}

    private static boolean isPresent() {
        try {
            return MDC.getMDCAdapter() != null;
        } catch (LinkageError missing) {
            return false;
        }
    }

    @Override
    public Captured capture() {
        if (!present) {
            return Captured.NOTHING;
        }
        Map<String, String> captured = MDC.getCopyOfContextMap();
        return () -> {
            Map<String, String> before = MDC.getCopyOfContextMap();
            set(captured);
            return () -> set(before);
        };
    }

    private static void set(@Nullable Map<String, String> context) {
        if (context == null || context.isEmpty()) {
            MDC.clear();
        } else {
            MDC.setContextMap(context);
        }
    }
}
