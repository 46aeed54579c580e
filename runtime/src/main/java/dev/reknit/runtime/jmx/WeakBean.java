package dev.reknit.runtime.jmx;

import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/** Asks something that may be gone, so that a bean does not keep the class that it shows. */
final class WeakBean<S> implements InvocationHandler {
    private final WeakReference<S> subject;
    private final Function<S, ?> view;

    private WeakBean(S subject, Function<S, ?> view) {
        this.subject = new WeakReference<>(subject);
        this.view = view;
    }

    /**
     * A bean over a subject.
     *
     * @param view gives what implements the interface; must not refer to the subject itself
     */
    static <S> StandardMBean of(S subject, Class<?> beanInterface, Function<S, ?> view) {
        Object asked = Proxy.newProxyInstance(
                beanInterface.getClassLoader(), new Class<?>[] {beanInterface}, new WeakBean<>(subject, view));
        return bean(asked, beanInterface);
    }

    @SuppressWarnings("unchecked")
    private static <T> StandardMBean bean(Object asked, Class<?> beanInterface) {
        return new StandardMBean((T) asked, (Class<T>) beanInterface, true);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        S there = subject.get();
        if (there == null) {
            throw new IllegalStateException("the class that this bean shows has been unloaded");
        }
        try {
            return method.invoke(view.apply(there), arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }
}
