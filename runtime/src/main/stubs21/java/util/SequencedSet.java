package java.util;

/** As much of Java 21's interface as our classes are compiled against; not packaged. */
public interface SequencedSet<E> extends Set<E>, SequencedCollection<E> {
    @Override
    SequencedSet<E> reversed();
}
