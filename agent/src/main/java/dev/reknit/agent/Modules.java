package dev.reknit.agent;

import dev.reknit.runtime.Gate;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets woven classes in named modules reach the runtime, and the runtime the members of
 * classes there: handlers that it creates, state that it restores.
 */
final class Modules {
    private final Instrumentation jvm;

    Modules(Instrumentation jvm) {
        this.jvm = jvm;
    }

    /** Connects a module with the runtime; without effect for one that is connected, or unnamed. */
    void connect(@Nullable Module module) {
        Module runtime = Gate.class.getModule();
        if (module == null || !module.isNamed() || module == runtime || !jvm.isModifiableModule(module)) {
            return;
        }
        Map<String, Set<Module>> opened = new HashMap<>();
        for (String each : module.getPackages()) {
            if (!module.isOpen(each, runtime)) {
                opened.put(each, Set.of(runtime));
            }
        }
        if (!module.canRead(runtime) || !opened.isEmpty()) {
            jvm.redefineModule(module, Set.of(runtime), Map.of(), opened, Set.of(), Map.of());
        }
    }
}
