package dev.reknit.weaver.track.twin;

/** What a world looks like from outside its class loader. */
public interface Player {
    /** Makes another one part of this one's state. */
    void meet(Player other);

    /** Does what the tape says; what can be seen meanwhile is written down. */
    void play(Tape tape, StringBuilder trace);

    /** All of its state, so that two states are equal if their descriptions are. */
    String describe();
}
