package dev.reknit.scenarios.policies;

import dev.reknit.BreakerScope;
import dev.reknit.CircuitBreaker;
import dev.reknit.Key;
import dev.reknit.scenarios.Script;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Circuit breakers of each scope, for a caller that waits and for one that takes a stage. */
public class Broken {
    private final Script script;

    public Broken(Script script) {
        this.script = script;
    }

    @CircuitBreaker(requestVolumeThreshold = 2, delay = 1_000)
    public int ofMethod() {
        return script.attempt();
    }

    @CircuitBreaker(requestVolumeThreshold = 2, delay = 1_000)
    public CompletionStage<Integer> later() {
        try {
            return CompletableFuture.completedFuture(script.attempt());
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    @CircuitBreaker(requestVolumeThreshold = 1, scope = BreakerScope.INSTANCE)
    public int ofInstance() {
        return script.attempt();
    }

    @CircuitBreaker(requestVolumeThreshold = 1, scope = BreakerScope.KEY)
    public int ofKey(String path, @Key String host) {
        return script.attempt();
    }

    /** The key takes two slots of the stack, and is boxed. */
    @CircuitBreaker(requestVolumeThreshold = 1, scope = BreakerScope.KEY)
    public static int ofNumber(Script script, @Key long shard) {
        return script.attempt();
    }

    @CircuitBreaker(requestVolumeThreshold = 1, scope = BreakerScope.CLASS)
    public int first() {
        return script.attempt();
    }

    @CircuitBreaker(requestVolumeThreshold = 1, scope = BreakerScope.CLASS)
    public int second() {
        return script.attempt();
    }

    /** A class of its own has a breaker of its own. */
    public static final class Special extends Broken {
        public Special(Script script) {
            super(script);
        }
    }
}
