package dev.reknit.runtime.encoding;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classes that came when the durable class, of whose objects' state theirs are a part, had been woven: the agent sees one class after the other, and the
 * list that a durable class has of those it may be made of ends with its weaving. Safe for use by several threads.
 */
public final class LaterClasses {
    private static volatile @Nullable Judge judge;

    private LaterClasses() {}

    /** Who knows about class files. */
    public interface Judge {
        /**
         * Whether an object of a class may be made from what a store has. The class is not loaded to find out.
         *
         * @param loader the durable class's
         * @param name the binary name, as the store has it
         * @param allowed the binary names of the classes of which objects may be made in any case
         */
        boolean mayBeMade(ClassLoader loader, String name, Set<String> allowed);
    }

    /** Has somebody asked about classes that are on no list; called by the agent. */
    public static void ask(Judge whom) {
        judge = whom;
    }

    /** A class on no list, loaded; null if it is not there, or there is nobody who says that its objects may be made. */
    static @Nullable Class<?> find(@Nullable ClassLoader loader, String name, Set<String> allowed) {
        Judge whom = judge;
        if (whom == null || loader == null || !whom.mayBeMade(loader, name, allowed)) {
            return null;
        }
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError gone) {
            return null;
        }
    }
}
