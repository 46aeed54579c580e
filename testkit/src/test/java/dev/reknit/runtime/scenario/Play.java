package dev.reknit.runtime.scenario;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.States;
import dev.reknit.runtime.bulkhead.Permits;
import dev.reknit.runtime.event.Site;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.VirtualTime;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario in a mode: a script, on a copy of {@link Template} that bears the annotations of
 * some type, in virtual time, with seeded chance.
 */
public final class Play {
    private static final Map<Class<?>, Class<? extends Guarded>> COPIES = new ConcurrentHashMap<>();

    private Play() {}

    /** Runs a scenario; {@code bearer} is what bears the annotations. */
    public static Outcome play(Mode mode, Class<?> bearer, Script script) {
        return play(mode, bearer, script, 42);
    }

    /** Runs a scenario with a seed. */
    public static Outcome play(Mode mode, Class<?> bearer, Script script, long seed) {
        return play(mode, bearer, script, seed, ignored -> {});
    }

    /** Runs a scenario in an environment that is prepared for it. */
    public static Outcome play(
            Mode mode, Class<?> bearer, Script script, long seed, Consumer<Environment> preparation) {
        VirtualTime time = VirtualTime.autoAdvancing();
        RecordedEvents events = new RecordedEvents();
        Environment environment = new Environment(time, time, new Random(seed));
        environment.add(events);
        preparation.accept(environment);
        Guarded guarded = guarded(bearer);
        script.mode(mode);
        Object value = null;
        Throwable failure = null;
        try (Environment.Binding ignored = environment.bind()) {
            value = mode.call(guarded, script, time);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        if (!time.failures().isEmpty() || !time.pending().isEmpty()) {
            throw new AssertionError("left behind: " + time + time.failures(), failure);
        }
        for (States.Entry<Permits> each : environment.states().all(Permits.class)) {
            if (each.state().running() > 0 || each.state().waiting() > 0) {
                throw new AssertionError("left behind: " + each, failure);
            }
        }
        String member = mode.method() + "(Script)";
        Site site = new Site(guarded.getClass(), member);
        return new Outcome(value, failure, script.attempts(), script.begun(), time.now(), events, site);
    }

    /** Makes one call of several, in the environment of the thread. */
    public static @Nullable Object call(Mode mode, Guarded guarded, Script script, VirtualTime time) throws Throwable {
        script.mode(mode);
        return mode.call(guarded, script, time);
    }

    /** Begins a call whose attempts return stages that the script makes itself. */
    public static CompletionStage<@Nullable Object> begin(Guarded guarded, Script script) throws Throwable {
        script.mode(Mode.BLOCKING);
        return guarded.stage(script);
    }

    /** An object of a class that bears the annotations of a type. */
    public static Guarded guarded(Class<?> bearer) {
        try {
            return COPIES.computeIfAbsent(bearer, Play::copy)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Class<? extends Guarded> copy(Class<?> bearer) {
        return new ByteBuddy()
                .redefine(Template.class)
                .name(Template.class.getPackageName() + "." + bearer.getSimpleName() + "Bearer" + COPIES.size())
                .annotateType(bearer.getAnnotations())
                .make()
                .load(Template.class.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
                .getLoaded();
    }
}
