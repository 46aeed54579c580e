package com.acme.heirs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.acme.heirs.abroad.Abroad;
import com.acme.heirs.abroad.Early;
import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.ReknitTest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@ReknitTest
class HeirsTest {
    private final Script script = Script.failingAlways();

    private void isTried(int times, ThrowingCallable call) {
        assertThat(catchThrowable(call)).isInstanceOf(Fault.class);
        assertThat(script.attempts()).isEqualTo(times);
    }

    @Test
    void samePackage_implementedMethodIsGuarded() {
        isTried(2, new Heirs.Near(script::attempt)::work);
    }

    @Test
    void samePackage_newMethodIsGuarded() {
        isTried(2, new Heirs.Near(script::attempt)::packagePrivate);
    }

    @Test
    void privateMethodOfTheHeir_isNotCovered() {
        isTried(1, () -> Heirs.Near.callOwn(new Heirs.Near(script::attempt)));
    }

    @Test
    void methodThatIsNotOverridden_isGuardedAsTheParents() {
        isTried(2, new Heirs.Near(script::attempt)::call);
    }

    @Test
    void twoLevelsAndEachCallsWhatItOverrides_isOneGuardedCall() {
        isTried(2, new Heirs.Deep(script::attempt)::work);
    }

    @Test
    void succeedsLate_resultComesThroughAllLevels() {
        assertThat(new Heirs.Deep(Script.failing(1)::attempt).work()).isEqualTo("deep near 2");
        assertThat(new Heirs.Deep(Script.failing(1)::attempt).inner()).isEqualTo("deep inner base 2");
    }

    @Test
    void otherPackage_publicMethodIsGuarded() {
        isTried(2, new Abroad.Worker(script::attempt)::work);
    }

    @Test
    void otherPackage_overrideThatCallsSuperIsOneGuardedCall() {
        isTried(2, new Abroad.Worker(script::attempt)::call);
    }

    @Test
    void otherPackage_protectedMethodIsGuarded() {
        isTried(2, () -> Abroad.Worker.callInner(new Abroad.Worker(script::attempt)));
    }

    @Test
    void otherPackage_privateFallbackOfTheSuperclassAnswers() {
        assertThat(new Abroad.Speechless().ask("why")).isEqualTo("no answer to why of Speechless");
    }

    @Test
    void heirBearsItsOwn_thatReplaces() {
        isTried(3, new Heirs.Replacing(script::attempt)::work);
    }

    @Test
    void methodBearsItsOwn_thatReplaces() {
        isTried(4, new Heirs.Replacing(script::attempt)::call);
    }

    @Test
    void heirOfTheOneThatReplaces_goesByThat() {
        isTried(3, new Heirs.OfReplacing(script::attempt)::work);
    }

    @Test
    void overriddenMethodBearsItsOwn_overrideGoesByTheClass() {
        isTried(3, new Heirs.OfReplacing(script::attempt)::call);
    }

    @Test
    void bridge_doesNotMultiply() {
        Taking<String> taking = new Heirs.TakingText(script::attempt);
        isTried(2, () -> taking.take("text"));
    }

    @Test
    void containerMade_guardsNothingAndTheClassBelowGuards() {
        isTried(2, new Heirs.Near$$Proxy(script::attempt)::work);
    }

    @Test
    void containerMade_itsOwnCodeIsNotRetried() {
        assertThat(new Heirs.Near$$Proxy(Script.failing(1)::attempt).work()).isEqualTo("by proxy near 2");
        assertThat(Heirs.Near$$Proxy.class.getDeclaredMethods())
                .noneMatch(each -> each.getName().startsWith("reknit$"));
    }

    @Test
    void anonymousClass_isGuarded() {
        isTried(2, Heirs.anonymous(script::attempt)::work);
    }

    @Test
    void constantOfAnEnum_isGuarded() {
        isTried(2, () -> Signal.UP.send(script::attempt));
    }

    @Test
    void interfaceAnnotated_implementorInheritsNothing() {
        isTried(1, new Marker(script::attempt)::mark);
    }

    @Test
    void interfaceAnnotated_itsDefaultMethodIsGuarded() {
        isTried(2, new Marker(script::attempt)::markTwice);
    }

    @Test
    void usedBeforeItsSuperclass_isGuarded() {
        isTried(2, () -> Early.call(script::attempt));
    }
}
