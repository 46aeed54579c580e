package dev.reknit.testkit;

import dev.reknit.runtime.Guarded;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which attempts are struck, all unless it is said otherwise. What strikes them, {@link #fail}, {@link #delay} or {@link
 * #hang}, puts the fault in. Immutable.
 */
public final class Faults {
    private final Chaos chaos;
    private final String place;
    private final BiPredicate<Guarded, Class<?>> selection;
    private final Plan plan;

    /** Says of each attempt whether it is struck. */
    interface Plan {
        /**
         * Asked once for each attempt.
         *
         * @param number of the attempt, from 1
         * @param chance even, from 0 to less than 1
         */
        boolean strikes(int number, double chance);
    }

    Faults(Chaos chaos, String place, BiPredicate<Guarded, Class<?>> selection) {
        this(chaos, place, selection, (number, chance) -> true);
    }

    private Faults(Chaos chaos, String place, BiPredicate<Guarded, Class<?>> selection, Plan plan) {
        this.chaos = chaos;
        this.place = place;
        this.selection = selection;
        this.plan = plan;
    }

    /** The first attempts, so many of them. */
    public Faults first(int attempts) {
        require(attempts >= 1, "first(" + attempts + ")", "1 or more");
        return when((number, chance) -> number <= attempts);
    }

    /** Each n-th attempt: with 3 the third, the sixth, and so on. */
    public Faults every(int n) {
        require(n >= 1, "every(" + n + ")", "1 or more");
        return when((number, chance) -> number % n == 0);
    }

    /** Attempts by their numbers, from 1. */
    public Faults at(int... numbers) {
        Set<Integer> chosen = IntStream.of(numbers).boxed().collect(Collectors.toSet());
        require(chosen.stream().allMatch(each -> each >= 1), "at" + chosen, "1 or more");
        return when((number, chance) -> chosen.contains(number));
    }

    /** A share of the attempts, 0 to 1, chosen by chance from the seed of the test. */
    public Faults rate(double share) {
        require(share >= 0 && share <= 1, "rate(" + share + ")", "0 to 1");
        return when((number, chance) -> chance < share);
    }

    /** They fail, each with an exception made for it. A stage fails with it. */
    public void fail(Supplier<? extends Throwable> failure) {
        put(strike -> strike.failing(failure.get()));
    }

    /** They last longer, 0 or more, before the body runs. */
    public void delay(Duration by) {
        require(!by.isNegative(), "delay(" + by + ")", "0 or more");
        put(strike -> strike.later(by.toNanos()));
    }

    /**
     * They do not end until their thread is interrupted, their stage is cancelled, or the test ends. Where time moves
     * by itself, an attempt that hangs for {@value Hanging#LONGEST_DAYS} days fails with an {@link AssertionError}: nobody is going
     * to end it.
     */
    public void hang() {
        put(Strike::hanging);
    }

    private Faults when(Plan more) {
        return new Faults(chaos, place, selection, more);
    }

    private void put(Fault.Effect effect) {
        chaos.add(new Fault(place, selection, plan, effect));
    }

    private static void require(boolean allowed, String found, String values) {
        if (!allowed) {
            throw new IllegalArgumentException("Faults." + found + "; allowed: " + values);
        }
    }
}
