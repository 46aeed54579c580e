package dev.reknit.benchmarks.site;

import java.util.concurrent.CompletionStage;

/** A site whose method returns a stage. */
public abstract class StageSite extends Site {
    /** Creates a site. */
    protected StageSite(Work work) {
        super(work);
    }

    /** The method that is measured. */
    public abstract CompletionStage<String> later(String key);

    /** Measured with the other, so that no contender has to answer before it is done. */
    @Override
    public final String get(String key) {
        return later(key).toCompletableFuture().join();
    }
}
