package dev.reknit.runtime.context;

import dev.reknit.runtime.context.ContextCarrier.Captured;
import dev.reknit.runtime.context.ContextCarrier.Restored;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all {@linkplain ContextCarrier carriers} carry from one thread to another.
 *
 * <pre>{@code
 * Captured context = Contexts.capture();                   // on the thread of the caller
 * executor.execute(() -> {
 *     try (Restored ignored = context.restore()) {
 *         attempt();
 *     }
 * });
 * }</pre>
 */
public final class Contexts {
    private static final List<ContextCarrier> CARRIERS = carriers();
    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

    private Contexts() {}

    /** Takes what the current thread has; {@link Captured#NOTHING} if that is nothing. */
    public static Captured capture() {
        return capture(CARRIERS);
    }

    static Captured capture(List<ContextCarrier> carriers) {
        List<Captured> all = new ArrayList<>(carriers.size());
        for (ContextCarrier each : carriers) {
            Captured captured = attempt(each, each::capture);
            if (captured != null && captured != Captured.NOTHING) {
                all.add(captured);
            }
        }
        return all.isEmpty() ? Captured.NOTHING : () -> restore(all);
    }

    private static Restored restore(List<Captured> all) {
        List<Restored> undo = new ArrayList<>(all.size());
        for (Captured each : all) {
            Restored restored = attempt(each, each::restore);
            if (restored != null) {
                undo.add(restored);
            }
        }
        return () -> {
            for (int i = undo.size() - 1; i >= 0; i--) {
                Restored each = undo.get(i);
                var unused = attempt(each, () -> {
                    each.close();
                    return each;
                });
            }
        };
    }

    /** What a step gives; null if it threw, which is no concern of the application. */
    private static <T> @Nullable T attempt(Object part, Supplier<T> step) {
        try {
            return step.get();
        } catch (Throwable broken) {
            String type = part.getClass().getName();
            if (REPORTED.add(type)) {
                System.err.println("reknit: context carrier " + type + " failed and carries nothing: " + broken);
            }
            return null;
        }
    }

    /** Those that come up: one may be for a library that is not there. */
    private static List<ContextCarrier> carriers() {
        List<ContextCarrier> found = new ArrayList<>();
        Iterator<ContextCarrier> all = ServiceLoader.load(ContextCarrier.class, Contexts.class.getClassLoader())
                .iterator();
        while (true) {
            try {
                if (!all.hasNext()) {
                    return List.copyOf(found);
                }
                found.add(all.next());
            } catch (ServiceConfigurationError | LinkageError missing) {
                if (REPORTED.add(String.valueOf(missing.getMessage()))) {
                    System.err.println("reknit: a context carrier is left out: " + missing);
                }
            }
        }
    }
}
