package dev.reknit.runtime;

import dev.reknit.runtime.event.Event;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * One call that did not go well at once: its outcome so far, and which layer decides next. A state
 * machine without threads or waiting: {@link Gate} drives it for a caller that waits, {@link
 * StageDriver} for a stage. Used by one thread at a time.
 */
public final class Run {
    private final GuardedMethod method;
    private final @Nullable Object self;
    private final @Nullable Object[] arguments;
    private final Environment environment;
    private final Layer[] layers;

    /** When the call began, once that is known. */
    private long startNanos;

    private boolean timed;

    /** The layer that decides on the outcome next; attempts are made inside the last. */
    private int at;

    private @Nullable Object value;
    private @Nullable Throwable failure;

    /** The failure that a layer put a stage in the place of; null while there is no such stage. */
    private @Nullable Throwable replaced;

    /** What is called instead of the body; null for the body. */
    private @Nullable Invoker alternate;

    private long waitNanos;
    private boolean over;

    /** What the driver is to do. */
    enum Step {
        /** Make an attempt and settle its outcome. */
        ATTEMPT,
        /** Wait {@link #waitNanos()}, then proceed. */
        WAIT,
        /** Wait for the stage that is the value, then settle again. */
        AWAIT,
        /** Hand the outcome to the caller. */
        DONE
    }

    Run(Plan plan, GuardedMethod method, @Nullable Object self, @Nullable Object[] arguments, long startNanos) {
        this.method = method;
        this.self = self;
        this.arguments = arguments;
        this.environment = Environment.current();
        this.startNanos = startNanos;
        this.timed = plan.timed();
        this.layers = plan.around(this);
        this.at = layers.length - 1;
    }

    /** The method that was called. */
    public GuardedMethod method() {
        return method;
    }

    /** The object that it was called on; null for a static method. */
    public @Nullable Object self() {
        return self;
    }

    /** The arguments; not to be changed. */
    public @Nullable Object[] arguments() {
        return arguments;
    }

    /** Time, chance and listeners. */
    public Environment environment() {
        return environment;
    }

    /**
     * How long the call has been going on, in nanoseconds; if no policy asked for that, how long it has since
     * this was asked first.
     */
    public long elapsedNanos() {
        long now = environment.clock().nanoTime();
        if (!timed) {
            timed = true;
            startNanos = now;
        }
        return now - startNanos;
    }

    /** What the last attempt threw; null if it returned. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** What the last attempt returned; null also if it threw. */
    public @Nullable Object value() {
        return value;
    }

    /** Makes a failure the outcome. */
    public void fail(Throwable outcome) {
        failure = outcome;
        value = null;
    }

    /** Makes a result the outcome. */
    public void succeed(@Nullable Object outcome) {
        failure = null;
        value = outcome;
    }

    /** Has the attempts from now on call something else; null for the body again. */
    public void attempt(@Nullable Invoker target) {
        alternate = target;
    }

    /** Whether anybody listens to a kind of event. */
    public boolean wants(Class<? extends Event> type) {
        return environment.wants(type);
    }

    /** Tells the listeners. */
    public void publish(Event event) {
        environment.publish(event);
    }

    /** Whether the call is over and {@link #value()} is its result; read by woven code. */
    public boolean isOver() {
        return over;
    }

    @Nullable
    Invoker alternate() {
        return alternate;
    }

    long waitNanos() {
        return waitNanos;
    }

    /** An attempt has ended: asks the layers from the innermost outward. */
    Step ended() {
        at = layers.length - 1;
        return settle();
    }

    /** Asks the layers, from the one whose turn it is, outward. */
    Step settle() {
        while (at >= 0) {
            Throwable before = failure;
            long decision = decide(layers[at]);
            if (decision >= 0) {
                waitNanos = decision;
                return Step.WAIT;
            }
            at--;
            if (decision == Layer.AWAIT && method.asynchronous()) {
                replaced = before;
                return Step.AWAIT;
            }
        }
        over = true;
        return Step.DONE;
    }

    /** The stage that a layer put in place is complete: asks the layers outside it. */
    Step answered() {
        if (failure != null && replaced != null) {
            Suppressed.add(failure, replaced);
        }
        replaced = null;
        return settle();
    }

    private long decide(Layer layer) {
        Throwable before = failure;
        try {
            return layer.after();
        } catch (Throwable own) {
            if (before != null && before != own) {
                Suppressed.add(own, before);
            }
            fail(own);
            return Layer.PASS;
        }
    }

    /** The wait is over: lets the attempt pass inward. */
    Step proceed() {
        for (int inner = at + 1; inner < layers.length; inner++) {
            try {
                layers[inner].before();
            } catch (Throwable rejection) {
                fail(rejection);
                at = inner - 1;
                return settle();
            }
        }
        return Step.ATTEMPT;
    }

    /** The wait was interrupted: the outcome goes on outward. */
    Step interrupted() {
        layers[at].interrupted();
        at--;
        return settle();
    }

    @Override
    public String toString() {
        Method target = method.method();
        return "Run[" + target.getDeclaringClass().getName() + "." + target.getName() + "]";
    }
}
