package dev.reknit.runtime;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The layers around one call, and how far its attempt has come: inward through their {@link Layer#before}, outward
 * with an outcome through their {@link Layer#after}. Says what is to be done next, and has no threads and does not
 * wait itself. Used by one thread at a time.
 */
final class Layers {
    private static final int NOBODY = -1;

    private final Run run;
    private final Layer[] layers;

    /** The outermost layer that the first attempt has not passed; their number if it passed all. */
    private final int stopped;

    /** The outermost layer that the first attempt has already left; their number if it left none. */
    private final int left;

    /** The layer that decides on the outcome next; attempts are made inside the last. */
    private int at;

    /** The innermost layer that has let the attempt in and has not been told how it ended. */
    private int entered;

    /** The layer that has abandoned the attempt that is going on. */
    private volatile int abandonedBy = NOBODY;

    /** The failure that a layer put a stage in the place of; null while there is no such stage. */
    private @Nullable Throwable replaced;

    /** What the layer at {@link #at} waits for before it lets the attempt pass. */
    private @Nullable CompletionStage<?> admission;

    private long waitNanos;

    /** What the driver is to do. */
    enum Step {
        /** Make an attempt and settle its outcome. */
        ATTEMPT,
        /** Wait for {@link #admission()}, then say how that ended. */
        ADMISSION,
        /** Wait {@link #waitNanos()}, then proceed. */
        WAIT,
        /** Wait for the stage that is the value, then settle again. */
        AWAIT,
        /** Hand the outcome to the caller. */
        DONE
    }

    /**
     * Lays the policies around a call that has begun.
     *
     * @param tickets what the call was given on its way, by slot; null for nothing
     */
    Layers(Run run, Way way, long @Nullable [] tickets) {
        this.run = run;
        this.layers = way.plan().around(run, way, tickets);
        this.stopped = first(Admission.NOT_ENTERED, way, tickets);
        this.left = first(Admission.LEFT, way, tickets);
        this.at = layers.length - 1;
        this.entered = Math.min(stopped, left) - 1;
    }

    private int first(long ticket, Way way, long @Nullable [] tickets) {
        int layer = 0;
        while (layer < layers.length && way.ticket(layer, tickets) != ticket) {
            layer++;
        }
        return layer;
    }

    /** How an attempt is made that goes through all layers. */
    Invoker within(Invoker plain) {
        entered = layers.length - 1;
        Invoker attempt = plain;
        for (int i = layers.length - 1; i >= 0; i--) {
            attempt = layers[i].within(attempt);
        }
        return attempt;
    }

    /** What is to be followed in the place of what an attempt returned. */
    @Nullable
    Object started(@Nullable Object result) {
        Object followed = result;
        for (int i = layers.length - 1; i >= 0 && followed instanceof CompletionStage<?> stage; i--) {
            followed = layers[i].started(stage);
        }
        return followed;
    }

    /** See {@link Run#abandon}. */
    void abandon(Layer by, CompletionStage<?> going) {
        int inner = layers.length - 1;
        while (inner >= 0 && layers[inner] != by) {
            Runnable end = layers[inner].abandoned();
            if (end != null) {
                going.whenComplete((ignored, also) -> end.run());
            }
            inner--;
        }
        abandonedBy = inner;
    }

    long waitNanos() {
        return waitNanos;
    }

    /** What is to be waited for before the attempt is made. */
    CompletionStage<?> admission() {
        if (admission == null) {
            throw new IllegalStateException("nothing to wait for");
        }
        return admission;
    }

    /** The first attempt was not made, or threw. */
    Step firstFailed(Throwable outcome) {
        if (outcome == Detour.TAKEN) {
            return admit(stopped);
        }
        run.fail(outcome);
        at = Math.min(stopped, left) - 1;
        return settle();
    }

    /** The first attempt returned. */
    Step firstReturned(@Nullable Object result) {
        run.succeed(result);
        at = Math.min(stopped, left) - 1;
        return settle();
    }

    /** An attempt has ended: asks the layers from the innermost outward. */
    Step ended() {
        at = abandonedBy == NOBODY ? layers.length - 1 : abandonedBy;
        abandonedBy = NOBODY;
        return settle();
    }

    /** Asks the layers, from the one whose turn it is, outward. */
    Step settle() {
        while (at >= 0) {
            Throwable before = run.failure();
            entered = at - 1;
            long decision = decide(layers[at]);
            if (decision >= 0) {
                entered = at;
                waitNanos = decision;
                return Step.WAIT;
            }
            at--;
            if (decision == Layer.AWAIT && run.method().asynchronous()) {
                replaced = before;
                return Step.AWAIT;
            }
        }
        run.end();
        return Step.DONE;
    }

    /** The stage that a layer put in place is complete: asks the layers outside it. */
    Step answered() {
        Throwable failure = run.failure();
        if (failure != null && replaced != null) {
            Suppressed.add(failure, replaced);
        }
        replaced = null;
        return settle();
    }

    private long decide(Layer layer) {
        Throwable before = run.failure();
        try {
            return layer.after();
        } catch (Throwable own) {
            if (before != null && before != own) {
                Suppressed.add(own, before);
            }
            run.fail(own);
            return Layer.PASS;
        }
    }

    /** The wait is over: lets the attempt pass inward. */
    Step proceed() {
        return admit(at + 1);
    }

    /** Lets the attempt pass layers, from one on inward. */
    private Step admit(int from) {
        for (at = from; at < layers.length; at++) {
            entered = at - 1;
            try {
                admission = layers[at].before();
            } catch (Throwable rejection) {
                return rejected(rejection);
            }
            if (admission != null) {
                admission = waiting(admission);
                return Step.ADMISSION;
            }
        }
        entered = layers.length - 1;
        return Step.ATTEMPT;
    }

    private CompletionStage<?> waiting(CompletionStage<?> entrance) {
        CompletionStage<?> followed = entrance;
        for (int i = at - 1; i >= 0; i--) {
            followed = layers[i].waiting(followed);
        }
        return followed;
    }

    /** By when the next attempt is to end. */
    Deadline deadline() {
        Deadline earliest = Deadline.NONE;
        for (Layer each : layers) {
            earliest = earliest.or(each.deadline());
        }
        return earliest;
    }

    /** What the layer waited for has come. */
    Step admitted() {
        admission = null;
        return admit(at + 1);
    }

    /** The layer whose turn it is does not let the attempt pass. */
    Step rejected(Throwable rejection) {
        if (admission != null) {
            admission = null;
            // A layer around it may have given up waiting at the moment at which it let the attempt in.
            leave(layers[at]);
        }
        run.fail(rejection);
        at--;
        return settle();
    }

    /** The wait was interrupted: the outcome goes on outward. */
    Step interrupted() {
        layers[at].interrupted();
        at--;
        return settle();
    }

    /**
     * The caller wants no outcome any more: every layer that has let the call in is told, outward, and the one that is
     * waited for, since it may be about to.
     */
    void cancelled() {
        run.cancelled();
        int passed = admission == null ? entered : at;
        admission = null;
        int from = abandonedBy == NOBODY ? passed : Math.min(passed, abandonedBy);
        entered = -1;
        for (int i = from; i >= 0; i--) {
            leave(layers[i]);
        }
    }

    private static void leave(Layer layer) {
        Runnable end = layer.abandoned();
        if (end != null) {
            end.run();
        }
    }
}
