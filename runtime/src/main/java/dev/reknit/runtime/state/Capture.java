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
 * stack. What cannot be captured ends the walk, or is remembered with its path, and the rest is saved.
 */
final class Capture implements Codec.References {
    private final Anatomies anatomies;
    private final Set<Object> seen;
    private final Deque<Found> found = new ArrayDeque<>();
    private final List<Saved<?, ?>> saved = new ArrayList<>();
    private final List<Unsaved> unsaved = new ArrayList<>(0);
    private final boolean refuses;

    private final List<Object> added = new ArrayList<>();

    /** Where the contents are whose references are being taken; null for a root. */
    private @Nullable Place place;

    private record Found(Object object, Place place, Anatomy anatomy) {}

    /**
     * Begins a walk.
     *
     * @param seen what was saved already; what is saved now is added
     * @param refuses whether it is to fail if there is something that cannot be captured
     */
    Capture(Anatomies anatomies, Set<Object> seen, boolean refuses) {
        this.anatomies = anatomies;
        this.seen = seen;
        this.refuses = refuses;
    }

    /**
     * The object of the call: looked into even if it is of a kind that is shared elsewhere, such as
     * an enum constant.
     */
    void root(Object self) {
        take(self, self.getClass(), anatomies.inside(self.getClass()));
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
     * @throws StateCaptureException if there is something that cannot be captured, and it refuses that
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
            return new Snapshot(saved, unsaved, added.size() - unsaved.size());
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
            String reason = "reading " + object.getClass().getName() + " threw " + failure;
            leaveOut(new Unsaved(object, found.place(), reason, failure));
            return;
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
        if (seen.add(target)) {
            added.add(target);
            Place at = new Place(place, step);
            if (anatomy.refusal() == null) {
                found.add(new Found(target, at, anatomy));
            } else {
                String reason = "it is a " + target.getClass().getName() + ", " + anatomy.refusal();
                leaveOut(new Unsaved(target, at, reason, null));
            }
        }
    }

    private void leaveOut(Unsaved part) {
        if (refuses) {
            throw new StateCaptureException(
                    part.place() + " cannot be captured: " + part.reason()
                            + ". Annotate the field with @Ephemeral, or make it transient, if it is not part of the state",
                    part.cause());
        }
        unsaved.add(part);
    }
}
