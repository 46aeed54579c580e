package dev.reknit.runtime.config;

import java.lang.reflect.Method;
import java.util.Set;

/**
 * That something is configured otherwise than before.
 *
 * @param keys the keys whose values changed, were added or removed
 * @param policies what keys may be about
 */
public record Change(Set<String> keys, Policies policies) {
    /** Whether it may concern a method, as called on objects of a class. */
    public boolean concerns(Method method, Class<?> bean) {
        Target target = Target.of(method, bean);
        for (String each : keys) {
            try {
                if (Key.parse(each, policies).concerns(target)) {
                    return true;
                }
            } catch (IllegalArgumentException withoutEffect) {
                continue;
            }
        }
        return false;
    }
}
