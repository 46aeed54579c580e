package dev.reknit.weaver.track;

import dev.reknit.weaver.check.StateTypes;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.model.ConstantPool;
import dev.reknit.weaver.model.MethodModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A look at all classes of a build before the first of them is woven, so that the order in which they are woven does not
 * matter: which are checkpointed, and what extends what. For one thread.
 */
public final class Survey {
    private final OwnedTypes types;
    private final Saving saving;
    private final Neighbours neighbours;
    private final Ownership.Plans plans;
    private final ClassIndex index;
    private final Predicate<byte[]> mayBeCheckpointed;

    Survey(
            OwnedTypes types,
            Saving saving,
            Neighbours neighbours,
            Ownership.Plans plans,
            ClassIndex index,
            Predicate<byte[]> mayBeCheckpointed) {
        this.types = types;
        this.saving = saving;
        this.neighbours = neighbours;
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
            saving.subtypes().add(each, name);
        }
        neighbours.add(name, pool.get(), classFile);
        return mayBeCheckpointed.test(classFile) && addIfCheckpointed(classFile);
    }

    /** Looks at a class that will not be woven, but may write fields of those that will. */
    public void addExcluded(byte[] classFile) {
        ConstantPool.of(classFile).ifPresent(pool -> {
            String name = pool.name();
            if (name != null) {
                neighbours.add(name, pool, classFile);
            }
        });
    }

    private boolean addIfCheckpointed(byte[] classFile) {
        try {
            ClassModel type = ClassModelReader.whole(classFile);
            List<MethodModel> methods = plans.checkpointed(type, classFile);
            boolean durable = plans.isDurable(type);
            if (durable || !methods.isEmpty()) {
                StateTypes made = StateTypes.of(type, Roots.withArguments(methods), index);
                types.add(made);
                if (durable) {
                    saving.types().add(made);
                }
            }
            return durable || !methods.isEmpty();
        } catch (RuntimeException unreadable) {
            return false; // weaving it will say why
        }
    }

    /**
     * Follows what is owned to its subclasses, and what those own; to be called when all classes were added.
     *
     * @return the names of all, with their superclasses; and what writes to fields of other classes, in other words than names
     */
    public Set<String> finish() {
        follow(types);
        follow(saving.types());
        Set<String> all = types.names();
        all.addAll(types.inherited());
        all.addAll(neighbours.finish());
        return all;
    }

    private void follow(OwnedTypes owned) {
        Set<String> followed = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (String each : owned.names()) {
                if (followed.add(each)) {
                    more = true;
                    followNest(each, owned);
                    for (String heir : saving.subtypes().of(each)) {
                        index.find(heir).ifPresent(type -> owned.add(StateTypes.of(type, index)));
                    }
                }
            }
            for (String each : owned.inherited()) {
                if (followed.add(each)) {
                    more = true;
                    followNest(each, owned);
                }
            }
        }
    }

    /** A nest is tracked as a whole, with what each of its classes extends. */
    private void followNest(String name, OwnedTypes owned) {
        ClassModel type = index.find(name).orElse(null);
        String host =
                type == null || type.nest().host() == null ? name : type.nest().host();
        Set<String> mates = new TreeSet<>(List.of(name, host));
        index.find(host).ifPresent(each -> mates.addAll(each.nest().members()));
        Set<String> above = new TreeSet<>();
        for (String mate : mates) {
            List<String> names = index.find(mate)
                    .map(new Superclasses(index, (parent, heir) -> null)::of)
                    .orElse(null);
            above.addAll(names == null ? List.of() : names);
        }
        owned.add(StateTypes.ofNames(Set.of(), above));
    }
}
