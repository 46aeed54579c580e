package dev.reknit.runtime.jmx;

import java.util.Hashtable;
import java.util.Map;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The name of a bean. Values are quoted, since a method has commas and parentheses in its name.
 *
 * @param type what kind of bean it is
 * @param keys what it stands for, such as class and method
 */
record BeanName(String type, Map<String, String> keys) {
    private static final String DOMAIN = "dev.reknit";

    static BeanName ofMethod(String type, Class<?> bean, String member) {
        return new BeanName(type, Map.of("class", bean.getName(), "method", member));
    }

    ObjectName plain() {
        return name(properties());
    }

    /** For the case that the plain name is taken: by the same class in another loader, or another copy of Reknit. */
    ObjectName within(@Nullable ClassLoader loader) {
        Hashtable<String, String> properties = properties();
        String named = loader == null || loader.getName() == null ? "loader" : loader.getName();
        properties.put("loader", ObjectName.quote(named + "@" + Integer.toHexString(System.identityHashCode(loader))));
        return name(properties);
    }

    private Hashtable<String, String> properties() {
        Hashtable<String, String> properties = new Hashtable<>();
        properties.put("type", type);
        keys.forEach((key, value) -> properties.put(key, ObjectName.quote(value)));
        return properties;
    }

    private static ObjectName name(Hashtable<String, String> properties) {
        try {
            return new ObjectName(DOMAIN, properties);
        } catch (MalformedObjectNameException impossible) {
            throw new IllegalStateException(properties + " is no name of a bean", impossible);
        }
    }
}
