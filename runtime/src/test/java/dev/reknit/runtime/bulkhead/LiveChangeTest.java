package dev.reknit.runtime.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Bulkhead;
import dev.reknit.BulkheadException;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.GuardedMethod;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.time.SystemTime;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

/** A plan that takes the place of another while calls run: the permits are the same. */
class LiveChangeTest {
    private final Environment environment = new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null);

    @Bulkhead(2)
    void two() {}

    @Bulkhead(1)
    void one() {}

    @Bulkhead(value = 3, adaptive = true)
    void adaptive() {}

    @Bulkhead(0)
    void wrong() {}

    @Test
    void smaller_permitsHeldAreKeptAndTheNextGoOutOfUse() throws Exception {
        BulkheadPolicy before = active("two");
        long first = before.enter(this, null);
        long second = before.enter(this, null);
        BulkheadPolicy after = active("one");
        assertThat(after.permits()).isSameAs(before.permits());
        assertThat(after.permits().running()).isEqualTo(2);
        before.leave(first, this, null);
        assertFull(after);
        before.leave(second, this, null);
        after.leave(after.enter(this, null), this, null);
        assertThat(after.permits().running()).isZero();
    }

    @Test
    void larger_moreAreLetInAtOnce() throws Exception {
        BulkheadPolicy before = active("one");
        long first = before.enter(this, null);
        assertFull(before);
        BulkheadPolicy after = active("two");
        long second = after.enter(this, null);
        assertFull(after);
        before.leave(first, this, null);
        after.leave(second, this, null);
        assertThat(after.permits().running()).isZero();
    }

    /** Calls that began under one kind of limit end under the other. */
    @Test
    void adaptiveAndBack_permitsComeBack() throws Exception {
        BulkheadPolicy fixed = active("two");
        long first = fixed.enter(this, null);
        BulkheadPolicy measured = active("adaptive");
        assertThat(measured.permits().limit()).isEqualTo(3);
        long second = measured.enter(this, null);
        fixed.leave(first, this, null);
        BulkheadPolicy again = active("two");
        again.leave(second, this, null);
        assertThat(again.permits().running()).isZero();
        assertThat(again.permits().limit()).isEqualTo(2);
    }

    @Test
    void planThatDoesNotTakeEffect_changesNothing() throws Exception {
        BulkheadPolicy before = active("two");
        policy("one");
        assertThat(before.permits().limit()).isEqualTo(2);
    }

    @Test
    void numberOutOfRange_isRefused() {
        assertThatThrownBy(() -> policy("wrong"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Bulkhead.value = 0; allowed: 1 to 1000000");
    }

    private void assertFull(BulkheadPolicy policy) {
        assertThatThrownBy(() -> policy.enter(this, null)).isInstanceOf(BulkheadException.class);
    }

    private BulkheadPolicy active(String annotated) throws Exception {
        BulkheadPolicy policy = policy(annotated);
        policy.activate();
        return policy;
    }

    /** The policy of one method, by the annotation of another. */
    private BulkheadPolicy policy(String annotated) throws Exception {
        Bulkhead bulkhead = LiveChangeTest.class.getDeclaredMethod(annotated).getAnnotation(Bulkhead.class);
        GuardedMethod method = GuardedMethod.find(MethodHandles.lookup(), "two", "()V");
        return new BulkheadPolicy(bulkhead, new PlanContext(method, LiveChangeTest.class, environment));
    }
}
