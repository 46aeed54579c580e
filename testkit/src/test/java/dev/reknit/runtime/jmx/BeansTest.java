package dev.reknit.runtime.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.GuardedMethod;
import dev.reknit.runtime.Managed;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.testkit.VirtualTime;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.management.Attribute;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beans on a server of their own, asked as any console would. */
class BeansTest {
    private final VirtualTime time = VirtualTime.autoAdvancing();
    private final Environment environment = new Environment(time, time, new Random(42));
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();

    @Retry(maxRetries = 1, jitter = 0)
    @Fallback(fallbackMethod = "last")
    interface Answered {}

    @BeforeEach
    void begin() throws Exception {
        new Beans(environment, server).begin();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(time.failures()).isEmpty();
    }

    @Test
    void program_saysWhatThereIsAndSwitchesTheCountingOfSuccesses() throws Exception {
        ObjectName name = new ObjectName("dev.reknit:type=Runtime");
        assertThat(server.getAttribute(name, "CountingSuccesses")).isEqualTo(false);
        server.setAttribute(name, new Attribute("CountingSuccesses", true));
        assertThat(environment.metrics().countsSuccesses()).isTrue();
        assertThat(server.getAttribute(name, "Methods")).isEqualTo(0);
        call(Play.guarded(Answered.class), Script.giving("done"));
        assertThat(server.getAttribute(name, "Methods")).isEqualTo(1);
        assertThat((int) server.getAttribute(name, "Meters")).isGreaterThan(10);
        assertThat(server.getAttribute(name, "Version")).isEqualTo("unknown");
    }

    @Test
    void method_isRegisteredASecondAfterItsFirstPlan() throws Exception {
        Guarded guarded = Play.guarded(Answered.class);
        call(guarded, Script.failingTimes(9));
        assertThat(beans("Method")).isEmpty();
        time.advance(Duration.ofSeconds(1));
        ObjectName expected = new ObjectName(
                "dev.reknit:type=Method,class=\"" + guarded.getClass().getName() + "\",method=\"call(Script)\"");
        assertThat(beans("Method")).containsExactly(expected);
        MethodMXBean bean = JMX.newMXBeanProxy(server, expected, MethodMXBean.class);
        assertThat(bean.getClassName()).isEqualTo(guarded.getClass().getName());
        assertThat(bean.getMethod()).isEqualTo("call(Script)");
        assertThat(bean.getPolicies()).containsExactly("Fallback", "Retry");
        assertThat(bean.isGuarded()).isTrue();
        assertThat(bean.getReturned()).isEqualTo(1);
        assertThat(bean.getThrown()).isZero();
        assertThat(bean.getFallbacks()).isEqualTo(1);
        assertThat(bean.getRetries()).isEqualTo(1);
        assertThat(bean.getNumbers())
                .containsEntry(
                        "ft.retry.calls.total{method=\"" + guarded.getClass().getName()
                                + ".call\",retried=\"true\",retryResult=\"maxRetriesReached\"}",
                        1L);
    }

    @Test
    void sameClassInTwoLoaders_hasABeanForEach() throws Exception {
        Callable<Object> one = inLoaderOfItsOwn();
        Callable<Object> other = inLoaderOfItsOwn();
        assertThat(environment.call(one)).isEqualTo(environment.call(other));
        time.advance(Duration.ofSeconds(1));
        assertThat(beans("Method"))
                .hasSize(2)
                .extracting(each -> each.getKeyProperty("class"))
                .containsOnly("\"" + one.getClass().getName() + "\"");
        assertThat(beans("Method"))
                .filteredOn(each -> each.getKeyProperty("loader") != null)
                .hasSize(1);
    }

    @Test
    void classThatIsGone_itsBeanIsTakenAway() throws Exception {
        // An environment of its own holds what was called in it; the program's does not.
        MBeanServer programs = MBeanServerFactory.newMBeanServer();
        Beans beans = new Beans(Environment.system(), programs);
        WeakReference<Class<?>> gone = callAndForget();
        beans.update();
        ObjectName name = new ObjectName("dev.reknit:type=Method,class=\"com.acme.Copy\",method=\"call()\"");
        assertThat(programs.isRegistered(name)).isTrue();
        for (int i = 0; i < 100 && gone.get() != null; i++) {
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(gone.get()).as("nothing of ours keeps the class").isNull();
        assertThatThrownBy(() -> programs.getAttribute(name, "Policies"))
                .hasRootCauseMessage("the class that this bean shows has been unloaded");
        beans.update();
        assertThat(programs.isRegistered(name)).isFalse();
    }

    private static WeakReference<Class<?>> callAndForget() throws Exception {
        Callable<Object> guarded = inLoaderOfItsOwn();
        Environment.system().metrics().countSuccesses(true);
        try {
            assertThat(guarded.call()).isEqualTo("done");
        } finally {
            Environment.system().metrics().countSuccesses(false);
        }
        return new WeakReference<>(guarded.getClass());
    }

    @Test
    void managedState_isABeanWithItsOperations() throws Exception {
        Door door = new Door();
        GuardedMethod method =
                GuardedMethod.find(MethodHandles.lookup(), "beans", "(Ljava/lang/String;)Ljava/util/Set;");
        Door kept = new PlanContext(method, BeansTest.class, environment).named("front, main", Door.class, () -> door);
        call(Play.guarded(Answered.class), Script.giving("done"));
        time.advance(Duration.ofSeconds(1));
        ObjectName name = new ObjectName("dev.reknit:type=Door,name=\"front, main\"");
        assertThat(server.getAttribute(name, "Open")).isEqualTo(false);
        server.invoke(name, "open", new Object[0], new String[0]);
        assertThat(kept.isOpen()).isTrue();
    }

    /** A door, seen from outside. */
    public interface DoorMXBean {
        boolean isOpen();

        void open();
    }

    private static final class Door implements DoorMXBean, Managed {
        private boolean open;

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void open() {
            open = true;
        }

        @Override
        public String beanType() {
            return "Door";
        }

        @Override
        public Class<?> beanInterface() {
            return DoorMXBean.class;
        }
    }

    private void call(Guarded guarded, Script script) throws Exception {
        environment.call(() -> {
            try {
                return guarded.call(script);
            } catch (Throwable failure) {
                throw new AssertionError(failure);
            }
        });
    }

    private Set<ObjectName> beans(String type) throws Exception {
        return server.queryNames(new ObjectName("dev.reknit:type=" + type + ",*"), null);
    }

    @SuppressWarnings("unchecked")
    private static Callable<Object> inLoaderOfItsOwn() throws Exception {
        return (Callable<Object>) new ByteBuddy()
                .redefine(Copied.class)
                .name("com.acme.Copy")
                .make()
                .load(Copied.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded()
                .getDeclaredConstructor()
                .newInstance();
    }
}
