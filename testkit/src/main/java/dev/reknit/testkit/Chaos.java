package dev.reknit.testkit;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes attempts of guarded methods fail, last or hang, inside all policies and just before the body, which is not
 * changed for it.
 *
 * <pre>{@code
 * @Test
 * void serverBusyTwice_thirdAttemptAnswers(Chaos chaos, VirtualTime time) {
 *     chaos.in(Mirror.class, "fetch").first(2).fail(BusyException::new);
 *     assertThat(mirror.fetch("index")).isEqualTo(PAGE);
 *     assertThat(chaos.struck()).isEqualTo(2);
 * }
 * }</pre>
 *
 * <p>Attempts are counted for each fault, over all methods that it is for. Where several faults strike one attempt, it is
 * delayed by all of them, then hangs or fails. Faults hold for calls that begin after they were put in, until the test ends.
 * Safe for use by several threads.
 */
public final class Chaos {
    private final Environment environment;
    private final RandomGenerator random;
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final AtomicInteger struck = new AtomicInteger();
    private final Hanging hanging = new Hanging();

    Chaos(Environment environment, long seed) {
        this.environment = environment;
        this.random = new Random(seed);
    }

    /** For all guarded methods. */
    public Faults everywhere() {
        return new Faults(this, "everywhere", (method, bean) -> true);
    }

    /** For the guarded methods of a class, also as called on objects of its subclasses, and for its guards. */
    public Faults in(Class<?> type) {
        return new Faults(this, "in " + type.getSimpleName(), (method, bean) -> type.isAssignableFrom(bean));
    }

    /**
     * For the guarded methods of a class that have a name, or for its guard of that name.
     *
     * @throws IllegalArgumentException if the name has parentheses
     */
    public Faults in(Class<?> type, String name) {
        if (name.endsWith(")")) {
            throw new IllegalArgumentException("\"" + name + "\" in " + type.getName()
                    + "; allowed: the name of a method without its parameters, or of a guard");
        }
        return new Faults(
                this,
                "in " + type.getSimpleName() + "." + name,
                (method, bean) -> type.isAssignableFrom(bean) && method.name().equals(name));
    }

    /** How many attempts have been struck. */
    public int struck() {
        return struck.get();
    }

    void add(Fault fault) {
        faults.add(fault);
        environment.replan();
    }

    /** The policy that strikes attempts of a method; null if nothing does. */
    @Nullable
    Policy around(PlanContext context) {
        List<Fault> meant = faults.stream()
                .filter(each -> each.isFor(context.method(), context.bean()))
                .toList();
        return meant.isEmpty() ? null : new ChaosPolicy(this, meant);
    }

    /** What strikes the next attempt; null if nothing does. */
    @Nullable
    Strike next(List<Fault> meant) {
        Strike strike = null;
        for (Fault each : meant) {
            if (each.strikes(random)) {
                strike = each.addTo(strike == null ? Strike.NONE : strike);
            }
        }
        if (strike != null) {
            struck.incrementAndGet();
        }
        return strike;
    }

    Hanging hanging() {
        return hanging;
    }

    /** Faults that were for nothing that was called. */
    List<Fault> unmatched() {
        return faults.stream().filter(each -> !each.isMatched()).toList();
    }

    /** The test has ended: what hangs goes on. */
    void end() {
        hanging.end();
    }
}
