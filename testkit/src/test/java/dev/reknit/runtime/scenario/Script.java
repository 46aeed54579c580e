package dev.reknit.runtime.scenario;

import dev.reknit.runtime.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the attempts of one call do, in order; the last is repeated. Notes when each began. */
public final class Script {
    private final List<Attempt> attempts;
    private final List<Long> begun = Collections.synchronizedList(new ArrayList<>());
    private Mode mode = Mode.BLOCKING;
    private @Nullable Throwable handed;

    /** One attempt. */
    @FunctionalInterface
    public interface Attempt {
        @Nullable
        Object make() throws Throwable;
    }

    private Script(List<Attempt> attempts) {
        this.attempts = attempts;
    }

    /** Attempts that do as told. */
    public static Script of(Attempt... attempts) {
        return new Script(List.of(attempts));
    }

    /** Attempts that throw these, in order; the last one again and again. */
    public static Script throwing(Throwable... failures) {
        List<Attempt> attempts = new ArrayList<>();
        for (Throwable each : failures) {
            attempts.add(() -> {
                throw each;
            });
        }
        return new Script(attempts);
    }

    /** Attempts that give these, in order; a {@link Throwable} is thrown. */
    public static Script giving(Object... outcomes) {
        List<Attempt> attempts = new ArrayList<>();
        for (Object each : outcomes) {
            attempts.add(() -> {
                if (each instanceof Throwable failure) {
                    throw failure;
                }
                return each;
            });
        }
        return new Script(attempts);
    }

    /** That many attempts that throw a failure each, then one that gives {@code "done"}. */
    public static Script failingTimes(int times) {
        List<Object> outcomes = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            outcomes.add(new IllegalStateException("attempt " + i));
        }
        outcomes.add("done");
        return giving(outcomes.toArray());
    }

    /** How many attempts there were. */
    public int attempts() {
        return begun.size();
    }

    /** The failure that the fallback was given; null if none was. */
    public @Nullable Throwable handed() {
        return handed;
    }

    void mode(Mode mode) {
        this.mode = mode;
    }

    /** When each attempt began, from the beginning of the first. */
    List<Duration> begun() {
        return begun.stream().map(each -> Duration.ofNanos(each - begun.get(0))).toList();
    }

    @Nullable
    Object attempt() throws Throwable {
        return mode.end(next());
    }

    @SuppressWarnings("unchecked")
    CompletionStage<@Nullable Object> stage() throws Throwable {
        return (CompletionStage<@Nullable Object>) mode.end(next());
    }

    private Attempt next() {
        int number = begun.size();
        begun.add(Environment.current().clock().nanoTime());
        return attempts.get(Math.min(number, attempts.size() - 1));
    }

    /** What a fallback returns. */
    @Nullable
    Object answer(Object answer) throws Throwable {
        return mode.end(() -> answer);
    }

    @Nullable
    Object answer(Object answer, Throwable failure) throws Throwable {
        handed = failure;
        return answer(answer);
    }

    @Nullable
    Object fallbackFails() throws Throwable {
        return mode.end(() -> {
            throw new UnsupportedOperationException("fallback");
        });
    }
}
