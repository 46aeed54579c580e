package dev.reknit.scenarios.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.ReknitTest;
import org.junit.jupiter.api.Test;

@ReknitTest
class InheritanceTest {
    private final Script script = Script.failingAlways();

    @Test
    void inherited_isGuardedAsTheParent() {
        assertThat(catchThrowable(new Inheritance.Heir(script)::work)).isInstanceOf(Fault.class);
        assertThat(script.attempts()).isEqualTo(2);
    }

    @Test
    void privateMethodsOfOneName_areGuardedEachAsItself() {
        Inheritance.Heir heir = new Inheritance.Heir(script);
        assertThat(catchThrowable(heir::callsOwn)).isInstanceOf(Fault.class);
        assertThat(script.attempts()).isEqualTo(3);
        assertThat(catchThrowable(heir::callsParentsOwn)).isInstanceOf(Fault.class);
        assertThat(script.attempts()).isEqualTo(5);
    }

    @Test
    void bothGuardedAndChildCallsParent_isOneGuardedCall() {
        assertThat(catchThrowable(new Inheritance.Caller(script)::work)).isInstanceOf(Fault.class);
        assertThat(script.attempts()).isEqualTo(3);
    }

    @Test
    void childHasAnotherPolicyAndCallsParent_parentsPolicyActsWithin() {
        assertThat(new Inheritance.Answering(script).work()).isEqualTo("instead");
        assertThat(script.attempts()).isEqualTo(2);
    }

    @Test
    void overriddenWithoutAnnotation_isUnguarded() {
        assertThat(catchThrowable(new Inheritance.Bare(script)::work)).isInstanceOf(Fault.class);
        assertThat(script.attempts()).isEqualTo(1);
    }

    @Test
    void succeedsLate_resultComesThroughBoth() {
        assertThat(new Inheritance.Caller(Script.failing(1)).work()).isEqualTo("child of parent 2");
    }
}
