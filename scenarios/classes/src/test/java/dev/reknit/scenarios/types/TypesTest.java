package dev.reknit.scenarios.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.ReknitTest;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@ReknitTest
class TypesTest {
    private final Script script = Script.failing(2);

    @Nested
    class AnInterface {
        @Test
        void defaultMethod_isRetried() {
            assertThat(new Greeter.Plain(script).greet("you")).isEqualTo("hello you 3");
        }

        @Test
        void lambda_inheritsDefaultMethod() {
            Greeter lambda = () -> script;
            assertThat(lambda.greet("you")).isEqualTo("hello you 3");
        }

        @Test
        void privateMethod_isRetried() {
            assertThat(new Greeter.Plain(script).greetQuietly()).isEqualTo("psst 3");
        }

        @Test
        void staticMethods_areRetried() {
            assertThat(Greeter.shared(script)).isEqualTo("static 3");
            assertThat(Greeter.callsHiddenShared(Script.failing(3))).isEqualTo("private static 4");
        }

        @Test
        void overridingMethodCallsDefault_isOneGuardedCall() {
            Script always = Script.failingAlways();
            assertThat(catchThrowable(() -> new Greeter.Polite(always).greet("you")))
                    .isInstanceOf(Fault.class);
            assertThat(always.attempts()).isEqualTo(3);
        }
    }

    @Nested
    class AnEnum {
        @Test
        void constantsWithBodies_areGuarded() {
            assertThat(Operation.PLUS.apply(5, 3, script)).isEqualTo(8);
            assertThat(script.attempts()).isEqualTo(3);
            assertThat(Operation.MINUS.apply(5, 3, script)).isEqualTo(2);
        }

        @Test
        void methodOfTheEnum_isRetried() {
            assertThat(Operation.MINUS.label(script)).isEqualTo("minus3");
        }

        @Test
        void constructor_callsGuardedMethod() {
            assertThat(Operation.values()).extracting(Operation::made).containsExactly(3, 3);
            assertThat(Operation.valueOf("PLUS")).isSameAs(Operation.PLUS);
        }
    }

    @Nested
    class ARecord {
        @Test
        void accessor_isRetried() {
            assertThat(new Range(7, 2, script).low()).isEqualTo(2);
            assertThat(script.attempts()).isEqualTo(3);
        }

        @Test
        void method_isRetried() {
            assertThat(new Range(7, 2, script).width()).isEqualTo(5);
        }

        @Test
        void generatedMethods_areAsTheyWere() {
            Range range = new Range(1, 2, script);
            assertThat(range).isEqualTo(new Range(2, 1, script)).hasSameHashCodeAs(new Range(1, 2, script));
            assertThat(range.toString()).startsWith("Range[low=1, high=2, script=");
            assertThat(Range.class.getRecordComponents())
                    .extracting(each -> each.getName())
                    .containsExactly("low", "high", "script");
        }
    }

    @Nested
    class AClassWithin {
        private final Outer outer = new Outer(script);

        @Test
        void nested_isRetried() {
            assertThat(outer.callsNested()).isEqualTo(3);
        }

        @Test
        void inner_isRetried() {
            assertThat(outer.inner().attempt()).isEqualTo("outer3");
        }

        @Test
        void anonymous_isRetried() throws Exception {
            assertThat(outer.anonymous("an ").call()).isEqualTo("an outer3");
        }

        @Test
        void local_isRetried() {
            assertThat(outer.local("a ").get()).isEqualTo("a outer3");
        }

        @Test
        void lambdasInBody_seeParametersAndLocals() {
            assertThat(outer.lambdas(List.of("a", "b"))).isEqualTo("aouter3,bouter3");
        }

        @Test
        void anonymousClassInBody_seesEnclosingObject() {
            assertThat(outer.anonymousWithin().get()).isEqualTo("outer3");
        }

        @Test
        void enclosingMethodOfAnonymousClass_isTheMethod() {
            Class<?> within = outer.anonymousWithin().getClass();
            assertThat(within.isAnonymousClass()).isTrue();
            assertThat(within.getEnclosingMethod().getName()).isEqualTo("anonymousWithin");
        }

        @Test
        void methodReferenceToGuardedMethod_isRetried() {
            assertThat(outer.methodReference()).isEqualTo("hidden 3");
        }

        @Test
        void hiddenTypesInDescriptor_areGuarded() {
            assertThat(new Outer(Script.failing(1)).privateTypes()).isEqualTo("abc2");
            assertThat(outer.privateTypes()).isEqualTo("cba");
        }
    }

    @Nested
    class AnInitializer {
        @Test
        void ofTheClass_callsGuardedMethod() {
            assertThat(Initializers.atStart()).containsExactly(3, 2);
        }

        @Test
        void ofTheObject_callsGuardedMethod() {
            assertThat(new Initializers().inObject()).containsExactly(2, 3);
        }
    }
}
