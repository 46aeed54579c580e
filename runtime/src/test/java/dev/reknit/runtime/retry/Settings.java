package dev.reknit.runtime.retry;

import dev.reknit.Retry;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Annotations with values that a test computes. */
final class Settings {
    private Settings() {}

    /** A {@link Retry} with these attributes, and its defaults for all others. */
    static Retry retry(Map<String, ?> attributes) {
        return (Retry) Proxy.newProxyInstance(
                Retry.class.getClassLoader(),
                new Class<?>[] {Retry.class},
                (proxy, method, none) -> attributes.containsKey(method.getName())
                        ? attributes.get(method.getName())
                        : method.getDefaultValue());
    }
}
