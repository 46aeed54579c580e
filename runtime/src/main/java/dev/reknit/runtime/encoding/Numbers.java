package dev.reknit.runtime.encoding;

/** Gives mutable objects their numbers, by identity. */
abstract class Numbers {
    /** The number of an object; 0 if it has none yet. */
    abstract long find(Object object);

    /** Gives an object, which has none, the next number. */
    abstract long add(Object object);
}
