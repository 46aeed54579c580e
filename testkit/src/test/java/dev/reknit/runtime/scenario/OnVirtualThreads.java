package dev.reknit.runtime.scenario;

import dev.reknit.runtime.Environment;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs each test on a virtual thread, in the environment of the thread that would have run it. Found by JUnit where
 * detection of extensions is switched on, which is on a JDK that has virtual threads.
 */
public final class OnVirtualThreads implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        run(invocation);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        run(invocation);
    }

    private static void run(Invocation<@Nullable Void> invocation) throws Throwable {
        Environment environment = Environment.current();
        Throwable[] thrown = new Throwable[1];
        Runnable test = () -> {
            try (Environment.Binding ignored = environment == Environment.system() ? () -> {} : environment.bind()) {
                invocation.proceed();
            } catch (Throwable failure) {
                thrown[0] = failure;
            }
        };
        Thread thread = (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, test);
        thread.join();
        if (thrown[0] != null) {
            throw thrown[0];
        }
    }
}
