package dev.reknit.runtime;

import dev.reknit.runtime.event.Event;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One call that needs more than to be let in and out, as its {@link Layer}s see it: what was called, and its outcome so
 * far. {@link CallDriver} drives it for a caller that waits, {@link StageDriver} for a stage. Used by one thread at a
 * time.
 */
public final class Run {
    private final Way way;
    private final Guarded method;
    private final @Nullable Object self;
    private final @Nullable Object[] arguments;
    private final Environment environment;
    private final Layers layers;

    /** The body; null if it is the guarded method's own. */
    private final @Nullable Attempt body;

    private @Nullable Object value;
    private @Nullable Throwable failure;

    /** What is called instead of the body; null for the body. */
    private @Nullable Invoker alternate;

    private boolean over;
    private boolean fallback;
    private boolean counted;

    /**
     * Lays the policies around a call that has begun.
     *
     * @param tickets what the call was given on its way, by slot; null for nothing
     * @param body what attempts run; null for the {@linkplain Guarded#body() method's own}
     */
    Run(
            Way way,
            @Nullable Object self,
            @Nullable Object[] arguments,
            long @Nullable [] tickets,
            @Nullable Attempt body) {
        this.way = way;
        this.method = way.method();
        this.self = self;
        this.arguments = arguments;
        this.environment = way.environment();
        this.body = body;
        this.layers = new Layers(this, way, tickets);
    }

    /** The method that was called. */
    public Guarded method() {
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

    /** The argument whose parameter is marked as the key; null if none is. */
    public @Nullable Object key() {
        int parameter = method.keyParameter();
        return parameter < 0 ? null : arguments[parameter];
    }

    /** Time, chance and listeners. */
    public Environment environment() {
        return environment;
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

    /**
     * A layer has an outcome for the attempt, which goes on all the same. The layers inside it are not asked about
     * the outcome but told that the attempt is {@linkplain Layer#abandoned() abandoned}. To be called before the
     * outcome is given, once for an attempt.
     *
     * @param by the layer
     * @param going ends when the attempt does
     */
    public void abandon(Layer by, CompletionStage<?> going) {
        layers.abandon(by, going);
    }

    /** A fallback is asked for the answer; for the numbers. */
    public void fallback() {
        fallback = true;
    }

    /** The layers around the call. */
    Layers layers() {
        return layers;
    }

    /** The call is over: the outcome is the caller's. */
    void end() {
        over = true;
        count(failure == null);
    }

    /** The caller has cancelled. */
    void cancelled() {
        count(false);
    }

    private void count(boolean returned) {
        if (!counted) {
            counted = true;
            way.ended(returned, fallback);
        }
    }

    /** How the next attempt is made; null if the woven method is to run its body. */
    @Nullable
    Invoker attempt() {
        Invoker plain = alternate == null ? this::body : alternate;
        Invoker attempt = layers.within(plain);
        return attempt == plain && alternate == null ? null : attempt;
    }

    /** Makes the next attempt of a method that returns a stage. */
    @Nullable
    Object start() throws Throwable {
        try (Environment.Binding ignored = layers.deadline().bind()) {
            return layers.started(again());
        }
    }

    /**
     * Makes the attempt that is going on a second time, beside it.
     *
     * @return what it returned: of an asynchronous method, a stage
     */
    public @Nullable Object again() throws Throwable {
        Invoker plain = alternate == null ? this::body : alternate;
        return FutureStage.of(layers.within(plain).invoke(self, arguments), environment);
    }

    private @Nullable Object body(@Nullable Object target, @Nullable Object[] given) throws Throwable {
        return body == null ? method.body().invoke(target, given) : body.make();
    }

    @Override
    public String toString() {
        return "Run[" + method.site() + "]";
    }
}
