package dev.reknit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.CircuitBreaker;
import dev.reknit.CircuitBreakerOpenException;
import dev.reknit.testkit.ReknitTest;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What state belongs to: the class of the object, and the method. */
@ReknitTest
class StatePlacesTest {
    private static class Base {
        private static final Gate FETCH =
                Gate.of(MethodHandles.lookup(), "fetch", "(Ljava/lang/Object;)Ljava/lang/Object;", 0);
        private static final Gate STORE =
                Gate.of(MethodHandles.lookup(), "store", "(Ljava/lang/Object;)Ljava/lang/Object;", 0);

        @CircuitBreaker(requestVolumeThreshold = 1)
        @Nullable
        Object fetch(Object outcome) throws Throwable {
            return GateLoop.call(FETCH, this, () -> give(outcome), outcome);
        }

        @CircuitBreaker(requestVolumeThreshold = 1)
        @Nullable
        Object store(Object outcome) throws Throwable {
            return GateLoop.call(STORE, this, () -> give(outcome), outcome);
        }

        private static Object give(Object outcome) throws Throwable {
            if (outcome instanceof Throwable failure) {
                throw failure;
            }
            return outcome;
        }
    }

    private static class Mirror extends Base {}

    private static class Archive extends Base {}

    /** Named as containers name what they make. */
    private static class Mirror$$Proxy extends Mirror {}

    private static void open(Base on) {
        assertThatThrownBy(() -> on.fetch(new IOException("down"))).isInstanceOf(IOException.class);
    }

    @Test
    void objectsOfOneClass_shareState() {
        open(new Mirror());
        assertThatThrownBy(() -> new Mirror().fetch("fine")).isInstanceOf(CircuitBreakerOpenException.class);
    }

    @Test
    void otherClassWithTheSameMethod_hasStateOfItsOwn() throws Throwable {
        open(new Mirror());
        assertThat(new Archive().fetch("fine")).isEqualTo("fine");
        assertThat(new Base().fetch("fine")).isEqualTo("fine");
    }

    @Test
    void otherMethodOfTheClass_hasStateOfItsOwn() throws Throwable {
        open(new Mirror());
        assertThat(new Mirror().store("fine")).isEqualTo("fine");
    }

    @Test
    void classMadeByAContainer_hasTheStateOfTheClassBehindIt() {
        open(new Mirror());
        assertThatThrownBy(() -> new Mirror$$Proxy().fetch("fine")).isInstanceOf(CircuitBreakerOpenException.class);
    }

    @Test
    void otherEnvironment_hasStateOfItsOwn() throws Throwable {
        open(new Mirror());
        Environment own = Environment.current();
        Environment other = new Environment(own.clock(), own.scheduler(), null);
        try (Environment.Binding ignored = other.bind()) {
            assertThat(new Mirror().fetch("fine")).isEqualTo("fine");
        }
    }
}
