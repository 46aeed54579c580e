package dev.reknit.runtime.encoding;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What is particular about final fields: what they refer to has to be there before the object, or is there and stays. */
final class FinalFields {
    private FinalFields() {}

    /**
     * Orders an object and what its final fields lead to, without recursion, so that each comes after what it needs.
     *
     * @param todo whether an object is still to be made
     * @param make makes one
     */
    static void deepestFirst(
            StoredGraph stored, int start, java.util.function.IntPredicate todo, java.util.function.IntConsumer make) {
        Deque<Integer> open = new ArrayDeque<>();
        BitSet seen = new BitSet();
        open.push(start);
        while (!open.isEmpty()) {
            int slot = open.element();
            if (!todo.test(slot)) {
                open.pop();
            } else if (seen.get(slot)) {
                make.accept(slot);
                open.pop();
            } else {
                seen.set(slot);
                stored.scan().made(stored.typeOf(slot), stored.input(slot), number -> {
                    int to = stored.slot(number);
                    if (todo.test(to) && !seen.get(to)) {
                        open.push(to);
                    }
                });
            }
        }
    }

    /**
     * Throws if what a final field refers to cannot be filled with what was saved for it.
     *
     * @param made what stands for the saved object already; null for nothing
     * @param form of the class of the saved object, if it is woven
     */
    static void check(Object there, @Nullable Object made, Descriptor then, @Nullable Form form) {
        if (made != null) {
            throw new StateReadException("Two final fields refer to two objects of " + then.name()
                    + ", and the saved state has one object for both. Let the constructor set both to the same, or make one"
                    + " not final.");
        }
        if (!fits(there, then, form)) {
            throw new StateReadException("A final field refers to a "
                    + there.getClass().getName() + ", and the saved state has a " + then.name()
                    + " for it. Let the constructor make one of those, or make the field not final.");
        }
    }

    /** The same of the object itself. */
    static void checkRoot(Object there, Descriptor then, @Nullable Form form) {
        if (!fits(there, then, form)) {
            String now = there.getClass().getName();
            throw new StateReadException("it was saved as " + then.name() + ", and is constructed as " + now
                    + " now. Construct the former, or give " + now + " a @Checkpointed(name = \"...\") of its own");
        }
    }

    private static boolean fits(Object there, Descriptor then, @Nullable Form form) {
        Form today = MadeForm.ofThere(there);
        Descriptor now = today.descriptor();
        return form == null ? now.kind() == then.kind() && now.contents() == then.contents() : form == today;
    }
}
