package dev.reknit.runtime.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a graph of objects held at one moment, and the way back to it.
 *
 * <p><b>Idea.</b> No object is copied. Of every mutable object that is reachable the
 * <i>contents</i> are saved, with plain references to other objects, and to restore means to write
 * them back into the same object. Identity, aliases and cycles are then right by themselves, and
 * references that are held elsewhere stay valid. Immutable values are shared. What is saved how is
 * told by the {@link Codec} of a type; which codecs a class has, by its {@link Anatomy}.
 *
 * <p><b>Order of restoring.</b> Fields, arrays, lists and queues can be written without calling
 * anybody. To put an entry into a hash table or a tree asks the key for its hash or order, and that
 * may depend on anything reachable from the key: fields that the failed call changed, and other
 * hash tables, which are not restored yet. In which order hash tables must be restored cannot be
 * read off the graph, since {@code equals} and {@code hashCode} use a part of it only, and the
 * whole of it is usually cyclic (a child knows its parent, and the parent has it in a set). So
 * there is no order, but a fixed point: one pass looks at everything, what asks no others first,
 * and writes what does not {@linkplain Codec#holds hold} what was saved; passes are repeated until
 * one finds nothing to write. A table holds when it has the saved entries <i>and</i> finds each of
 * them. Passes look at tables from the last discovered to the first and the other way in turn, so
 * nested tables in either order are right after two.
 *
 * <p><b>Why this ends, and with what.</b> If {@code hashCode} ends, "the hash of a key of A needs the
 * contents of B" has no cycles. Of the tables that a pass writes, at least one needs none of the
 * others; it is right after that pass, unless it cannot be restored at all. So if two passes in
 * succession write the same tables, each of these cannot be restored or hashes by one that cannot;
 * they are reported, and everything else is right. Overridden mutators of an application's
 * collections are called, and what they change besides is put right by the next pass, too.
 *
 * <p>As a consequence, what was not changed is not touched: a map that the call only read keeps its
 * table, and iterators over it stay valid. A table in which a key was lost already when the
 * snapshot was taken is filled anew; should two keys have become equal by then, one of them goes,
 * and this is reported.
 *
 * <p><b>Cost.</b> Time and memory are proportional to the state, not to the change, in taking and
 * in restoring (n log n for trees). It is the naive twin that capture by undo log is tested
 * against.
 *
 * <p><b>Not covered.</b> Threads that change the objects without going through a checkpointed
 * method of the same object. What is reachable only through a lambda, a proxy, a weak reference or
 * a field left out. What has no way back, such as bytes sent. Iterators over, and sublists of, a
 * collection that had to be written: they end in {@link java.util.ConcurrentModificationException}.
 * A collection behind an unmodifiable view that is reachable in no other way: its elements are
 * restored, a change of the collection itself is reported. The order of iteration of a hash table
 * that had to grow, which no such table promises.
 */
final class Snapshot implements Several {
    /**
     * Ends passes over tables whose keys have another hash each time; none is known that needs more
     * than four.
     */
    private static final int MAX_PASSES = 100;

    private final List<Saved<?, ?>> independent = new ArrayList<>();

    /** What asks others; from the last discovered. */
    private final List<Saved<?, ?>> asking = new ArrayList<>();

    private final List<Unsaved> unsaved;
    private final int objects;

    Snapshot(List<Saved<?, ?>> inOrderOfDiscovery, List<Unsaved> unsaved, int objects) {
        this.unsaved = unsaved;
        this.objects = objects;
        for (Saved<?, ?> each : inOrderOfDiscovery) {
            (each.asksOthers() ? asking : independent).add(each);
        }
        Collections.reverse(asking);
    }

    /** Gives each object whose contents it has. */
    @Override
    public void forEach(Consumer<Object> to) {
        independent.forEach(each -> to.accept(each.object()));
        asking.forEach(each -> to.accept(each.object()));
    }

    /** How many objects were saved. */
    int objects() {
        return objects;
    }

    /** Whether nothing was found. */
    boolean isEmpty() {
        return objects == 0 && unsaved.isEmpty();
    }

    /** What could not be saved. */
    List<Unsaved> unsaved() {
        return unsaved;
    }

    /**
     * The same without collections that log their changes as long as they can; of arrays and of objects that log some of theirs, and
     * may have done so before they were copied, with what they hold by now.
     */
    Snapshot withoutLogged() {
        List<Saved<?, ?>> others = new ArrayList<>(independent);
        others.addAll(asking);
        Collections.reverse(others.subList(independent.size(), others.size()));
        boolean any = others.removeIf(each -> each.object() instanceof TrackedCollection);
        for (int i = 0; i < others.size(); i++) {
            Object object = others.get(i).object();
            if (object instanceof Tracked || object.getClass().isArray()) {
                others.set(i, others.get(i).anew());
                any = true;
            }
        }
        return any ? new Snapshot(others, unsaved, others.size()) : this;
    }

    /** Whether all that it holds is of these objects. */
    boolean isWithin(Set<Object> objects) {
        return isWithin(objects, independent)
                && isWithin(objects, asking)
                && unsaved.stream().allMatch(each -> objects.contains(each.object()));
    }

    private static boolean isWithin(Set<Object> objects, List<Saved<?, ?>> all) {
        for (Saved<?, ?> each : all) {
            if (!objects.contains(each.object())) {
                return false;
            }
        }
        return true;
    }

    /** Puts everything back, and tells what could not be. */
    List<Damage> restore() {
        Set<Saved<?, ?>> before = Set.of();
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            Set<Saved<?, ?>> written = new HashSet<>();
            mend(independent, written);
            mend(asking, written);
            if (written.isEmpty()) {
                return List.of();
            }
            if (written.equals(before)) {
                break;
            }
            before = written;
            Collections.reverse(asking);
        }
        // The last pass may have called overridden mutators again.
        mend(independent, new HashSet<>());
        return damages();
    }

    /**
     * Has the tables find their keys again, some of which were restored after them, by another
     * snapshot; whether there was anything to do.
     */
    boolean settle() {
        boolean any = false;
        for (Saved<?, ?> each : asking) {
            any |= each.settle();
        }
        return any;
    }

    private List<Damage> damages() {
        List<Damage> damages = new ArrayList<>();
        for (List<Saved<?, ?>> each : List.of(independent, asking)) {
            for (Saved<?, ?> saved : each) {
                if (!saved.holds()) {
                    damages.add(Damage.of(saved.place(), saved.failure()));
                }
            }
        }
        return damages;
    }

    private static void mend(List<Saved<?, ?>> all, Set<Saved<?, ?>> written) {
        for (Saved<?, ?> each : all) {
            if (!each.holds()) {
                each.write();
                written.add(each);
            }
        }
    }
}
