package java.util;

/** As much of Java 21's interface as our classes are compiled against; not packaged. */
public interface SequencedCollection<E> extends Collection<E> {
    SequencedCollection<E> reversed();

    default void addFirst(E element) {}

    default void addLast(E element) {}
}
