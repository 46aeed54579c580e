package dev.reknit.weaver.track;

import dev.reknit.weaver.check.StateTypes;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.model.ConstantPool;
import dev.reknit.weaver.model.MethodModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A look at all classes of a build before the first of them is woven, so that the order in which they are woven does not
 * matter: which are checkpointed, and what extends what. For one thread.
 */
public final class Survey {
    private final OwnedTypes types;
    private final Ownership.Plans plans;
    private final ClassIndex index;
    private final Predicate<byte[]> mayBeCheckpointed;
    private final Map<String, List<String>> subtypes = new HashMap<>();

    Survey(OwnedTypes types, Ownership.Plans plans, ClassIndex index, Predicate<byte[]> mayBeCheckpointed) {
        this.types = types;
        this.plans = plans;
        this.index = index;
        this.mayBeCheckpointed = mayBeCheckpointed;
    }

    /** Looks at a class; one that cannot be read is left out. Tells whether it is checkpointed. */
    public boolean add(byte[] classFile) {
        Optional<ConstantPool> pool = ConstantPool.of(classFile);
        String name = pool.map(ConstantPool::name).orElse(null);
        if (name == null) {
            return false;
        }
        for (String each : OwnedTypes.supertypes(pool.get())) {
            subtypes.computeIfAbsent(each, unknown -> new ArrayList<>()).add(name);
        }
        return mayBeCheckpointed.test(classFile) && addIfCheckpointed(classFile);
    }

    private boolean addIfCheckpointed(byte[] classFile) {
        try {
            ClassModel type = ClassModelReader.whole(classFile);
            List<MethodModel> methods = plans.checkpointed(type, classFile);
            if (!methods.isEmpty()) {
                types.add(StateTypes.of(type, Roots.withArguments(methods), index));
            }
            return !methods.isEmpty();
        } catch (RuntimeException unreadable) {
            return false; // weaving it will say why
        }
    }

    /**
     * Follows what is owned to its subclasses, and what those own; to be called when all classes were added.
     *
     * @return the names of all, with their superclasses
     */
    public Set<String> finish() {
        Set<String> followed = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (String each : types.names()) {
                if (followed.add(each)) {
                    more = true;
                    subtypes.getOrDefault(each, List.of()).forEach(this::own);
                }
            }
        }
        Set<String> all = types.names();
        all.addAll(types.inherited());
        return all;
    }

    private void own(String name) {
        index.find(name).ifPresent(each -> types.add(StateTypes.of(each, index)));
    }
}
