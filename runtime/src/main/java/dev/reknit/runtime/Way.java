package dev.reknit.runtime;

import dev.reknit.Fallback;
import dev.reknit.runtime.metrics.InvocationMeters;
import dev.reknit.runtime.metrics.MeterSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way that calls of a method take which are made on objects of one class: its plan, and what each call passes on
 * its way in, laid out for woven code. Immutable; a changed configuration makes new ways, and a call that has begun
 * keeps the one it took.
 */
public final class Way {
    /** How many policies of a method woven code can ask; where a plan has more, every call takes the detour. */
    public static final int SLOTS = 8;

    /** Of no class: has calls look for theirs. */
    static final Way UNKNOWN = new Way(Gate.class);

    /** What a call passes first: the outermost policy that has an admission, or nothing. */
    public final Admission slot0;

    /** What a call passes after the slot before; and so on. */
    public final Admission slot1;

    @SuppressWarnings("MissingJavadoc")
    public final Admission slot2;

    @SuppressWarnings("MissingJavadoc")
    public final Admission slot3;

    @SuppressWarnings("MissingJavadoc")
    public final Admission slot4;

    @SuppressWarnings("MissingJavadoc")
    public final Admission slot5;

    @SuppressWarnings("MissingJavadoc")
    public final Admission slot6;

    @SuppressWarnings("MissingJavadoc")
    public final Admission slot7;

    /** The class of the objects; null for a static method. */
    final @Nullable Class<?> type;

    private final @Nullable Guarded method;
    private final Environment environment;
    private final Plan plan;
    private final int slots;
    private final @Nullable InvocationMeters invocations;

    /** Whether every call is counted, also one that succeeds at once. */
    private final boolean counts;

    private final boolean detours;
    private final boolean quiet;

    /** Of the same plan, where every call is counted; made when it is first needed, by whichever thread. */
    private volatile @Nullable Way counted;

    private Way(Class<?> type) {
        this(type, null, Environment.system(), Plan.EMPTY, 0);
    }

    /**
     * Lays a way out.
     *
     * @param method the method; null if it cannot be looked at, the plan is empty then
     * @param slots how many slots the woven code has
     */
    Way(@Nullable Class<?> type, @Nullable Guarded method, Environment environment, Plan plan, int slots) {
        this(type, method, environment, plan, slots, invocations(type, method, environment, plan), false);
    }

    private static @Nullable InvocationMeters invocations(
            @Nullable Class<?> type, @Nullable Guarded method, Environment environment, Plan plan) {
        if (method == null || plan.isEmpty()) {
            return null;
        }
        MeterSet meters = Linker.context(method, type, environment).meters();
        return new InvocationMeters(meters, plan.has(Fallback.class));
    }

    private Way(
            @Nullable Class<?> type,
            @Nullable Guarded method,
            Environment environment,
            Plan plan,
            int slots,
            @Nullable InvocationMeters invocations,
            boolean counts) {
        this.type = type;
        this.method = method;
        this.environment = environment;
        this.plan = plan;
        this.slots = slots;
        this.invocations = invocations;
        this.counts = counts;
        List<Admission> passed = plan.admissions();
        detours = counts || passed.size() > slots;
        quiet = !detours && passed.isEmpty();
        slot0 = detours ? Admission.DETOUR : slot(0, passed);
        slot1 = slot(1, passed);
        slot2 = slot(2, passed);
        slot3 = slot(3, passed);
        slot4 = slot(4, passed);
        slot5 = slot(5, passed);
        slot6 = slot(6, passed);
        slot7 = slot(7, passed);
    }

    private Admission slot(int number, List<Admission> passed) {
        return detours || number >= passed.size() ? Admission.NONE : passed.get(number);
    }

    /**
     * The way of the same plan for calls that are counted, or not, even if they succeed at once: they take the detour,
     * and so end in a run, which counts them.
     */
    Way counting(boolean wanted) {
        if (!wanted || counts || plan.isEmpty()) {
            return this;
        }
        Way known = counted;
        if (known == null) {
            known = new Way(type, method, environment, plan, slots, invocations, true);
            counted = known;
        }
        return known;
    }

    /** Whether it counts calls as its environment wants it now. */
    boolean countsAsWanted() {
        return plan.isEmpty() || counts == environment.metrics().countsSuccesses();
    }

    /** A call has ended. */
    void ended(boolean value, boolean fallback) {
        if (invocations != null) {
            invocations.ended(value, fallback);
        }
    }

    /** Whether woven code has too few slots for the plan, or may not take it by itself. */
    boolean detours() {
        return detours;
    }

    /** Whether a call that succeeds at once concerns no policy. */
    boolean isQuiet() {
        return quiet;
    }

    Plan plan() {
        return plan;
    }

    Environment environment() {
        return environment;
    }

    /** The method; only to be asked where the plan is not empty. */
    Guarded method() {
        if (method == null) {
            throw new IllegalStateException("a method that cannot be looked at has no plan");
        }
        return method;
    }

    /**
     * The ticket that a policy of the plan has given.
     *
     * @param tickets by slot; null if the call has not come to any
     */
    long ticket(int policy, long @Nullable [] tickets) {
        int slot = plan.slot(policy);
        if (slot < 0) {
            return Admission.QUIET;
        }
        return detours || tickets == null || slot >= tickets.length ? Admission.NOT_ENTERED : tickets[slot];
    }

    /** A call that has come to policies ends without a run: there is no room for one. Leaves what can be left so. */
    void leave(long[] tickets, @Nullable Object self, @Nullable Object[] arguments) {
        List<Admission> passed = plan.admissions();
        int parameter = method == null ? -1 : method.keyParameter();
        Object key = parameter < 0 ? null : arguments[parameter];
        for (int i = Math.min(tickets.length, passed.size()) - 1; i >= 0; i--) {
            if (tickets[i] != Admission.NOT_ENTERED && tickets[i] != Admission.LEFT && tickets[i] != Admission.QUIET) {
                boolean ignored = passed.get(i).leave(tickets[i], self, key);
            }
        }
    }
}
