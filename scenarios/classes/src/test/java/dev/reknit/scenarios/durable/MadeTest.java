package dev.reknit.scenarios.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.durable.Checkpoints;
import dev.reknit.runtime.event.CheckpointEvent;
import dev.reknit.runtime.event.RecoveryEvent;
import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.OwnWeaver;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subclasses of durable classes that containers make. */
@BeforeLoading(BeforeLoading.DURABLE)
@OwnWeaver(OwnWeaver.DURABLE)
class MadeTest {
    private static final Class<? extends Account> INTERCEPTED = subclass("com.acme.Account$$Intercepted$$0");
    private static final Class<? extends Account> CLIENT_PROXY = subclass("com.acme.Account_ClientProxy");
    private static final Class<? extends Account> WRITTEN = subclass("com.acme.WrittenAccount");
    private static final ThreadLocal<AtomicInteger> CALLS = ThreadLocal.withInitial(AtomicInteger::new);

    @TempDir
    private Path folder;

    /** What intercepts {@link Account#deposit}. */
    public static final class Interceptor {
        private Interceptor() {}

        public static long deposit(@SuperCall Callable<Long> call) throws Exception {
            CALLS.get().incrementAndGet();
            return call.call();
        }
    }

    private static Class<? extends Account> subclass(String name) {
        return new ByteBuddy()
                .subclass(Account.class)
                .name(name)
                .method(ElementMatchers.named("deposit"))
                .intercept(MethodDelegation.to(Interceptor.class))
                .make()
                .load(MadeTest.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded();
    }

    private static Account make(Class<? extends Account> type, long number) {
        try {
            return type.getConstructor(long.class).newInstance(number);
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void interceptedBean_isDurableAsItsSuperclass() {
        Run run = Run.in(folder);
        Account bean = make(INTERCEPTED, 1);
        assertThat(bean.deposit(5)).isEqualTo(5);
        Checkpoints.checkpoint(bean);
        bean.deposit(6);
        bean.reset();
        bean.deposit(1);
        run.end(End.KILLED);
        Run second = Run.in(folder);
        CALLS.remove();
        Account again = make(INTERCEPTED, 1);
        assertThat(again.cents()).isEqualTo(8);
        assertThat(CALLS.get())
                .as("calls that are run again pass no interceptor")
                .hasValue(0);
        again.deposit(1);
        Checkpoints.checkpoint(again);
        assertThat(second.events(CheckpointEvent.Written.class))
                .extracting(CheckpointEvent.Written::full)
                .containsExactly(false);
        second.end(End.KILLED);
        try (Run third = Run.in(folder)) {
            Account plain = new Account(1);
            assertThat(plain.cents()).isEqualTo(9);
            assertThat(third.events(RecoveryEvent.Diverged.class)).isEmpty();
        }
    }

    @Test
    void clientProxy_takesNoPlace() {
        try (Run run = Run.in(folder)) {
            make(CLIENT_PROXY, 1);
            assertThat(new Account(1).deposit(1)).isEqualTo(1);
            assertThat(run.events(CheckpointEvent.Impossible.class)).isEmpty();
        }
    }

    @Test
    void unusedObjectThatAContainerMade_givesWay() {
        try (Run run = Run.in(folder)) {
            Account standIn = make(INTERCEPTED, 1);
            Account account = new Account(1);
            assertThat(account.deposit(1)).isEqualTo(1);
            assertThatThrownBy(() -> standIn.deposit(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(
                            "a container made its class, and another object that was constructed since is "
                                    + Account.class.getName() + " \"1\" now. Make calls on that");
            assertThat(account.cents()).isEqualTo(1);
        }
    }

    @Test
    void usedObjectThatAContainerMade_doesNotGiveWay() {
        try (Run run = Run.in(folder)) {
            Account bean = make(INTERCEPTED, 1);
            bean.deposit(1);
            assertThatThrownBy(() -> new Account(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("There is an object " + Account.class.getName() + " \"1\" in store");
            assertThat(bean.deposit(1)).isEqualTo(2);
        }
    }

    @Test
    void objectThatAContainerMade_takesNoPlaceThatIsTaken_andThatIsTold() {
        try (Run run = Run.in(folder)) {
            Account account = new Account(1);
            Account standIn = make(INTERCEPTED, 1);
            make(INTERCEPTED, 1);
            assertThat(standIn.deposit(5)).isEqualTo(5);
            assertThat(account.cents()).isZero();
            assertThat(run.events(CheckpointEvent.Impossible.class))
                    .containsExactly(new CheckpointEvent.Impossible(
                            INTERCEPTED,
                            "is made by a container, and there is another object " + Account.class.getName()
                                    + " \"1\" already. If this one is to be durable, and does not pass its calls on to that,"
                                    + " give it another @Key"));
        }
    }

    /** As mocking libraries make spies. */
    private static Account copy(Account original) throws Exception {
        Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
        Constructor<?> none =
                (Constructor<?>) factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                        .invoke(
                                factory.getMethod("getReflectionFactory").invoke(null),
                                Account.class,
                                Object.class.getConstructor());
        Account copy = (Account) none.newInstance();
        for (Field each : Account.class.getDeclaredFields()) {
            if (!Modifier.isStatic(each.getModifiers())) {
                each.setAccessible(true);
                each.set(copy, each.get(original));
            }
        }
        return copy;
    }

    @Test
    void copyThatNoConstructorMade_isNotDurable_andThatIsTold() throws Exception {
        Run run = Run.in(folder);
        Account account = new Account(1);
        account.deposit(1);
        Account copy = copy(account);
        assertThat(copy.deposit(5)).isEqualTo(6);
        copy.deposit(5);
        assertThat(account.cents()).isEqualTo(1);
        assertThat(run.events(CheckpointEvent.Impossible.class))
                .containsExactly(new CheckpointEvent.Impossible(
                        Account.class,
                        "has an object that is a copy of " + Account.class.getName()
                                + " \"1\", made without a constructor as spies are; use the object itself, or construct"
                                + " another"));
        run.end(End.KILLED);
        try (Run next = Run.in(folder)) {
            assertThat(new Account(1).cents()).isEqualTo(1);
            assertThat(next.events(CheckpointEvent.Impossible.class)).isEmpty();
        }
    }

    @Test
    void subclassThatNoWeaverHasSeen_isNotDurable_andThatIsTold() {
        try (Run run = Run.in(folder)) {
            Account first = make(WRITTEN, 1);
            assertThat(first.deposit(5)).isEqualTo(5);
            make(WRITTEN, 1);
            assertThat(run.events(CheckpointEvent.Impossible.class))
                    .containsExactly(new CheckpointEvent.Impossible(
                            WRITTEN,
                            "extends " + Account.class.getName()
                                    + " and is not woven itself, so that what it has could not be"
                                    + " saved; let the weaver see it"));
        }
    }
}
