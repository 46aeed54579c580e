package dev.reknit.weaver.track;

import com.acme.Shop;
import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.Weaving;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModelReader;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** Classes beside {@link Shop} that are shown to a weaver one after the other. */
final class Shown {
    static final String TRACKED = "dev/reknit/runtime/state/Tracked";

    private static final ClassIndex INDEX = ClassIndex.of(Shop.class.getClassLoader());

    final Ownership ownership = Ownership.ofAll(INDEX);
    final Weaver weaver = Weaver.standard().with(ownership);

    static byte[] file(String name) {
        return Objects.requireNonNull(INDEX.read("com/acme/" + name), name);
    }

    /** Shows a class to the weaver, as the agent does when it is loaded. */
    Weaving show(String name) {
        byte[] classFile = file(name);
        return weaver.mayConcern(classFile, INDEX::passesOnAnnotations) || !weaver.letPass("com/acme/" + name)
                ? weaver.weave(classFile, INDEX)
                : weaver.weave(file("Shop"), INDEX); // nothing to weave
    }

    /** Those of some classes that log their changes, when they come in this order. */
    Set<String> tracked(String... names) {
        Set<String> tracked = new LinkedHashSet<>();
        for (String each : names) {
            byte[] woven = show(each).classFile();
            if (woven != null && ClassModelReader.outline(woven).interfaces().contains(TRACKED)) {
                tracked.add(each);
            }
        }
        return tracked;
    }
}
