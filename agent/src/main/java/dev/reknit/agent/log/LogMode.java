package dev.reknit.agent.log;

/** Where events go. */
public enum LogMode {
    /** To the application's log. */
    ON,
    /** To the application's log, and all of them to the error stream. */
    DEBUG,
    /** Nowhere that the agent has a hand in. */
    OFF
}
