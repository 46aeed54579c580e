package dev.reknit.weaver.track;

/** A class that changes its own state in some way. */
public interface Scenario {
    /** Changes the state; {@link #state} must tell. */
    void change() throws Exception;

    /** All of the state, without changing it. */
    String state();
}
