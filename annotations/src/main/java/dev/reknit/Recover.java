package dev.reknit;

/** When an object of a class that is {@link Checkpointed} gets the state that the store has for it. */
public enum Recover {
    /** At the end of its construction. */
    AUTO,

    /** When the program asks for it; until then the object is as its constructor left it. */
    MANUAL
}
