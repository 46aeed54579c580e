package dev.reknit.runtime.journal;

/**
 * What running a journal again has done.
 *
 * @param entries how many were run, those that threw as they did at first among them
 * @param diverged how many did something else than at first
 */
public record ReplayResult(long entries, long diverged) {
    static final ReplayResult NONE = new ReplayResult(0, 0);
}
