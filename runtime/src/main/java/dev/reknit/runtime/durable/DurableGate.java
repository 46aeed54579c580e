package dev.reknit.runtime.durable;

import dev.reknit.runtime.Environment;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * The constant of a class that is {@link dev.reknit.Checkpointed} as a whole: where its objects become durable. The way from there: {@link
 * Durables} finds the store and sees that no other object is known by the same name and key; {@link Durable} is what is known of the object from then on;
 * {@link Recovery} gives it its state; {@link CheckpointTask} writes it. Safe for use by several threads.
 */
public final class DurableGate {
    private final MethodHandles.Lookup lookup;
    private final String classes;

    private volatile @Nullable DurableClass type;

    private final ClassValue<Heir> heirs = new ClassValue<>() {
        @Override
        protected Heir computeValue(Class<?> heir) {
            return Heir.of(heir, lookup.lookupClass());
        }
    };

    private DurableGate(MethodHandles.Lookup lookup, String classes) {
        this.lookup = lookup;
        this.classes = classes;
    }

    /**
     * Creates it. Called by the initializer of a woven class, so it does next to nothing.
     *
     * @param lookup the class and its rights
     * @param classes the names of the classes that its state may have objects of, as the weaver saw it; separated by commas
     */
    public static DurableGate of(MethodHandles.Lookup lookup, String classes) {
        return new DurableGate(lookup, classes);
    }

    /**
     * An object was constructed. Called at the end of each constructor that calls none of the same class; does nothing for an object of a
     * subclass that has a gate of its own. One of a subclass that a container made is durable as one of this class is, if that is possible. If a
     * subclass's objects cannot be, that is told.
     *
     * @throws IllegalStateException if an object with the same name and key is alive, or the annotations are not allowed
     * @throws dev.reknit.StateRecoveryException if the state cannot be recovered
     * @throws dev.reknit.runtime.store.StoreException if the store cannot be opened or read
     */
    public void constructed(Object self) {
        Class<?> of = self.getClass();
        if (of == lookup.lookupClass()) {
            Durables.of(Environment.current()).constructed(self, type());
            return;
        }
        switch (heirs.get(of)) {
            case MADE -> Durables.of(Environment.current()).constructedByContainer(self, type());
            case UNWOVEN ->
                Durables.of(Environment.current())
                        .tellNotDurable(
                                of,
                                "extends " + lookup.lookupClass().getName()
                                        + " and is not woven itself, so that what it has could not be saved; let the weaver see it");
            case DURABLE_BY_ITSELF, PASSES_ON -> {}
        }
    }

    private DurableClass type() {
        DurableClass known = type;
        if (known == null) {
            known = DurableClass.of(lookup, classes);
            type = known;
        }
        return known;
    }
}
