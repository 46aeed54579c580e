package dev.reknit.runtime.metrics;

/** What {@code ft.hedge.*} counts. */
public final class HedgeMeters {
    private final Counter hedged;
    private final Counter notHedged;
    private final Counter firstWon;
    private final Counter hedgeWon;

    /** The meters of a method. */
    public HedgeMeters(MeterSet set) {
        hedged = set.counter(Catalogue.HEDGE_CALLS, "true");
        notHedged = set.counter(Catalogue.HEDGE_CALLS, "false");
        firstWon = set.counter(Catalogue.HEDGE_WINS, "first");
        hedgeWon = set.counter(Catalogue.HEDGE_WINS, "hedge");
    }

    /** An attempt has ended for which none other was started. */
    public void ended() {
        notHedged.increment();
    }

    /** Of two, one has answered; or both have failed, the first counts as the winner then. */
    public void ended(boolean byHedge) {
        hedged.increment();
        (byHedge ? hedgeWon : firstWon).increment();
    }
}
