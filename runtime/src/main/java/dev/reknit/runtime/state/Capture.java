package dev.reknit.runtime.state;

import dev.reknit.StateCaptureException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks over everything that is reachable from some objects and saves it. Breadth first, so that
 * the path in a message is a shortest one; with a queue, so that a long list does not overflow the
 * stack.
 */
final class Capture implements Codec.References {
    private final Anatomies anatomies;
    private final Set<Object> seen;
    private final Deque<Found> found = new ArrayDeque<>();
    private final List<Saved<?, ?>> saved = new ArrayList<>();

    private final List<Object> added = new ArrayList<>();

    /** Where the contents are whose references are being taken; null for a root. */
    private @Nullable Place place;

    private record Found(Object object, Place place, Anatomy anatomy) {}

    /**
     * Begins a walk.
     *
     * @param seen what was saved already; what is saved now is added
     */
    Capture(Anatomies anatomies, Set<Object> seen) {
        this.anatomies = anatomies;
        this.seen = seen;
    }

    /**
     * The object of the call: looked into even if it is of a kind that is shared elsewhere, such as
     * an enum constant.
     */
    void root(Object self) {
        take(self, self.getClass().getSimpleName(), anatomies.inside(self.getClass()));
    }

    /** Another object to begin at. */
    void root(@Nullable Object object, String name) {
        if (object != null) {
            take(object, name, anatomies.of(object.getClass()));
        }
    }

    /**
     * Walks, and gives the snapshot.
     *
     * @throws StateCaptureException if there is something that cannot be captured
     */
    Snapshot finish() {
        boolean whole = false;
        try {
            for (Found each = found.poll(); each != null; each = found.poll()) {
                for (Codec<?, ?> part : each.anatomy().parts()) {
                    save(part, each);
                }
            }
            whole = true;
            return new Snapshot(saved, added.size());
        } finally {
            if (!whole) {
                added.forEach(seen::remove);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private <T, S> void save(Codec<T, S> codec, Found found) {
        T object = (T) found.object();
        S contents;
        try {
            contents = codec.read(object);
        } catch (Exception | LinkageError failure) {
            throw new StateCaptureException(
                    found.place() + " cannot be captured: reading "
                            + object.getClass().getName() + " threw " + failure
                            + "; annotate the field with @Ephemeral, or make it transient, if it is not part of the state",
                    failure);
        } catch (Error fatal) {
            throw fatal;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
        saved.add(new Saved<>(codec, object, contents, found.place()));
        place = found.place();
        codec.references(contents, this);
    }

    @Override
    public void field(@Nullable Object target, String name) {
        if (target != null) {
            take(target, name, anatomies.of(target.getClass()));
        }
    }

    @Override
    public void element(@Nullable Object target, int index) {
        if (target != null) {
            Anatomy anatomy = anatomies.of(target.getClass());
            if (!anatomy.isShared()) {
                take(target, index, anatomy);
            }
        }
    }

    @Override
    public void entry(@Nullable Object key, @Nullable Object value) {
        if (key != null) {
            Anatomy anatomy = anatomies.of(key.getClass());
            if (!anatomy.isShared()) {
                take(key, new Place.Key(key), anatomy);
            }
        }
        if (value != null) {
            Anatomy anatomy = anatomies.of(value.getClass());
            if (!anatomy.isShared()) {
                take(value, new Place.Value(key), anatomy);
            }
        }
    }

    private void take(Object target, Object step, Anatomy anatomy) {
        if (anatomy.isShared()) {
            return;
        }
        if (anatomy.refusal() != null) {
            throw new StateCaptureException(
                    new Place(place, step) + " cannot be captured: it is a "
                            + target.getClass().getName() + ", " + anatomy.refusal()
                            + ". Annotate the field with @Ephemeral, or make it transient, if it is not part of the state",
                    null);
        }
        if (seen.add(target)) {
            added.add(target);
            found.add(new Found(target, new Place(place, step), anatomy));
        }
    }
}
