package dev.reknit.benchmarks.site;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import org.springframework.aop.framework.AbstractAdvisingBeanPostProcessor;
import org.springframework.resilience.annotation.ConcurrencyLimitBeanPostProcessor;
import org.springframework.resilience.annotation.RetryAnnotationBeanPostProcessor;

/** Makes sites by the name of the contender, so that a process loads the classes of one contender only. */
public final class Sites {
    private Sites() {}

    /**
     * Makes a site.
     *
     * @param policy the class that holds one site class for each contender
     * @param by the contender
     */
    public static Site of(Class<?> policy, String by, Work work) {
        return proxied(by, create(constructor(template(policy, by)), work));
    }

    /** Makes sites each of which has a class of its own, equal but for the name to {@link #of}. */
    public static Site[] distinct(int count, Class<?> policy, String by, Work work) {
        Site[] sites = new Site[count];
        List<Constructor<? extends Site>> fresh = fresh(count, policy, by);
        for (int i = 0; i < count; i++) {
            sites[i] = proxied(by, create(fresh.get(i), work));
        }
        return sites;
    }

    /** As {@link #distinct}, but the classes are not initialized and nothing of them has run. */
    public static List<Constructor<? extends Site>> fresh(int count, Class<?> policy, String by) {
        ClassCopier copier = new ClassCopier(template(policy, by));
        List<Constructor<? extends Site>> constructors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            constructors.add(constructor(copier.copy().asSubclass(Site.class)));
        }
        return constructors;
    }

    /** Calls a constructor of {@link #fresh}. */
    public static Site create(Constructor<? extends Site> constructor, Work work) {
        try {
            return constructor.newInstance(work);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Class<? extends Site> template(Class<?> policy, String by) {
        String name = by.equals("Plain") ? Plain.class.getName() : policy.getName() + "$" + by;
        try {
            return Class.forName(name, false, policy.getClassLoader()).asSubclass(Site.class);
        } catch (ClassNotFoundException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Constructor<? extends Site> constructor(Class<? extends Site> type) {
        try {
            return type.getConstructor(Work.class);
        } catch (NoSuchMethodException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Site proxied(String by, Site site) {
        return by.equals("Spring") ? SpringProxy.around(site) : site;
    }

    /** Does to an object what Spring does to a bean with {@code @EnableResilientMethods}. */
    private static final class SpringProxy {
        private static final AbstractAdvisingBeanPostProcessor RETRY =
                onClasses(new RetryAnnotationBeanPostProcessor());
        private static final AbstractAdvisingBeanPostProcessor LIMIT =
                onClasses(new ConcurrencyLimitBeanPostProcessor());

        static Site around(Site bean) {
            return (Site)
                    LIMIT.postProcessAfterInitialization(RETRY.postProcessAfterInitialization(bean, "site"), "site");
        }

        private static AbstractAdvisingBeanPostProcessor onClasses(AbstractAdvisingBeanPostProcessor processor) {
            processor.setProxyTargetClass(true);
            return processor;
        }
    }
}
