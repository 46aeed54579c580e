package dev.reknit.scenarios.policies;

import dev.reknit.Checkpointed;
import dev.reknit.Ephemeral;
import dev.reknit.Fallback;
import dev.reknit.Redundant;
import dev.reknit.Retry;
import dev.reknit.scenarios.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * All policies on one method. Each attempt tries the alternates in turn, each from the state that the
 * call found; when all have failed it is retried; when no retry is left the fallback answers.
 */
public final class AllAtOnce {
    @Ephemeral
    private final Script first;

    @Ephemeral
    private final Script second;

    @Ephemeral
    private final List<String> log = new ArrayList<>();

    private int changes;

    public AllAtOnce(Script first, Script second) {
        this.first = first;
        this.second = second;
    }

    @Fallback(fallbackMethod = "answer")
    @Retry(maxRetries = 1, delay = 100, jitter = 0)
    @Redundant(alternates = "alternate")
    @Checkpointed
    public String call(String word) {
        log.add("body finds " + changes);
        changes++;
        return word + " by body " + first.attempt();
    }

    private String alternate(String word) {
        log.add("alternate finds " + changes);
        return word + " by alternate " + second.attempt();
    }

    private String answer(String word, Exception failure) {
        log.add("fallback finds " + changes);
        return word + " by fallback";
    }

    public List<String> log() {
        return log;
    }

    public int changes() {
        return changes;
    }
}
