package dev.reknit.agent;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.rules.RuleBook;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classes of the JDK: left alone, unless a rule names their package in {@code within}, and the runtime does not stand on
 * them itself. Safe for use by several threads.
 */
final class PlatformClasses {
    /** What the runtime and the weaver are made of: a guard there would guard itself. */
    private static final Set<String> OWN_GROUND =
            Set.of("java.base", "java.management", "java.instrument", "java.logging", "jdk.jfr", "jdk.internal.vm.ci");

    private final boolean anyNamed;
    private final boolean seesRuntime;
    private final ClassIndex index = ClassIndex.of(null);
    private final Weaver weaver;

    /**
     * Creates the view of some rules.
     *
     * @param seesRuntime whether classes of the platform find the runtime
     */
    PlatformClasses(RuleBook all, boolean seesRuntime) {
        RuleBook book = all.ofPlatform();
        this.anyNamed = !book.isEmpty();
        this.seesRuntime = seesRuntime;
        this.weaver = Weaver.standard().with(book.in(index));
    }

    /** Whether a rule names a class. */
    boolean mayConcern(byte[] classFile) {
        return anyNamed && weaver.mayConcern(classFile, superclass -> false);
    }

    /** Why no class of a module is woven; null if they are. */
    @Nullable
    String refusal(@Nullable Module module) {
        if (!seesRuntime) {
            return "classes of the JDK do not find the runtime, for the application has Reknit's packages in a named module";
        }
        if (module != null && module.isNamed() && OWN_GROUND.contains(module.getName())) {
            return "module "
                    .concat(module.getName())
                    .concat(" is what Reknit itself stands on; guard the code that calls it");
        }
        return null;
    }

    Weaver weaver() {
        return weaver;
    }

    ClassIndex index() {
        return index;
    }
}
