package dev.reknit.runtime.config;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is configured for one method at one time. All policies of a plan are to be asked of one, so that the plan is made
 * of one state of the configuration. For one thread.
 */
public final class Overrides {
    private final Settings settings;
    private final Target target;
    private final Method method;
    private final Class<?> bean;
    private final Policies policies;
    private final List<Setting> used = new ArrayList<>();

    Overrides(Settings settings, Method method, Class<?> bean, Policies policies) {
        this.settings = settings;
        this.target = Target.of(method, bean);
        this.method = method;
        this.bean = bean;
        this.policies = policies;
    }

    /** As if nothing were configured. */
    public static Overrides none(Method method, Class<?> bean) {
        return new Overrides(Settings.of(List.of()), method, bean, Policies.of(List.of()));
    }

    /**
     * An annotation as configured.
     *
     * @param written as it stands in the class
     * @return the same object if nothing is configured for it; null if it is switched off
     * @throws SettingException if a value that is set for it cannot be parsed
     */
    public <A extends Annotation> @Nullable A apply(A written) {
        if (settings.isEmpty()) {
            return written;
        }
        String policy = written.annotationType().getSimpleName();
        Setting enabled = find(target.switches(policy));
        if (enabled != null && !Values.flag(enabled)) {
            return null;
        }
        Map<String, Object> changes = changes(written, policy);
        return changes.isEmpty() ? written : SyntheticAnnotation.of(written, changes);
    }

    private Map<String, Object> changes(Annotation written, String policy) {
        boolean onClass = !method.isAnnotationPresent(written.annotationType());
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (Method each : written.annotationType().getDeclaredMethods()) {
            Setting setting = find(target.keys(policy, each.getName(), onClass));
            if (setting != null) {
                settings.put(each.getName(), setting);
            }
        }
        Map<String, Object> changes = new LinkedHashMap<>();
        settings.forEach((name, setting) -> {
            Method attribute =
                    Policies.attribute(written.annotationType(), name).orElseThrow();
            Object value =
                    Values.parse(setting, attribute, unit -> unit(written, unit, settings.get(unit)), this::load);
            changes.put(name, value instanceof List<?> elements ? array(attribute, elements) : value);
        });
        return changes;
    }

    /** The unit in force: what is configured, else what was written. */
    private ChronoUnit unit(Annotation written, String name, @Nullable Setting configured) {
        Method attribute = Policies.attribute(written.annotationType(), name).orElseThrow();
        return (ChronoUnit)
                (configured == null
                        ? SyntheticAnnotation.read(attribute, written)
                        : Values.parse(configured, attribute, unit -> ChronoUnit.NANOS, this::load));
    }

    private Class<?> load(String name, Class<?> bound) {
        Class<?> found;
        try {
            found = Class.forName(name, false, bean.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new IllegalArgumentException(
                    "there is no class " + name + "; allowed: binary names of subclasses of " + bound.getName()
                            + ", such as com.acme.Foo$Inner",
                    missing);
        }
        if (!bound.isAssignableFrom(found)) {
            throw new IllegalArgumentException(name + " is not a " + bound.getName() + "; allowed: subclasses of that");
        }
        return found;
    }

    private static Object array(Method attribute, List<?> elements) {
        Object array = Array.newInstance(attribute.getReturnType().getComponentType(), elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    /**
     * The order of a method's policies, outermost first.
     *
     * @param standard the names of its policies in the order that holds if none is configured
     * @throws SettingException if the order that is configured leaves out one of them, names one twice, or one that
     *     does not exist; it may name policies that the method does not have
     */
    public List<String> order(List<String> standard) {
        Setting setting = settings.isEmpty() ? null : find(target.orders());
        if (setting == null) {
            return standard;
        }
        List<String> order = Orders.parse(setting, policies);
        List<String> missing =
                standard.stream().filter(each -> !order.contains(each)).toList();
        if (!missing.isEmpty()) {
            throw new SettingException(
                    setting,
                    String.join(", ", missing) + (missing.size() == 1 ? " is" : " are")
                            + " missing; allowed: each policy of the method once, outermost first: "
                            + String.join(", ", standard));
        }
        return order.stream().filter(standard::contains).toList();
    }

    /** What has been found so far: a sentence for messages; empty if nothing is configured. */
    String usedSettings() {
        return used.stream().map(Setting::toString).collect(Collectors.joining(", "));
    }

    /** Whether anything that was asked of this is configured. */
    public boolean isUsed() {
        return !used.isEmpty();
    }

    List<Setting> used() {
        return used;
    }

    private @Nullable Setting find(List<String> keys) {
        Setting found = settings.find(keys);
        if (found != null) {
            used.add(found);
        }
        return found;
    }
}
