package dev.reknit.runtime.state.collections;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the twin finds what is wrong. */
class MapTwinTest {
    @Test
    void mapThatLogsNothing_isFound() {
        assertThatThrownBy(() -> run(new HashMap<>())).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "put",
                "putIfAbsent",
                "putAll",
                "remove",
                "clear",
                "replace",
                "replaceAll",
                "compute",
                "computeIfAbsent",
                "computeIfPresent",
                "merge",
                "get"
            })
    void methodThatDoesNotLog_isFound(String method) {
        Map<Object, Object> map = new TrackedHashMap<>();
        assertThatThrownBy(() -> run(without(method, map)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("seed");
    }

    private static void run(Map<Object, Object> broken) {
        MapTwin.run(500, MapOperations.ALL, (tracked, random) -> {
            broken.clear();
            return new World(tracked ? broken : new HashMap<>(), MapTwin.keys(false, false), true, false);
        });
    }

    /** A map with a method that runs on another thread, and so in no scope. */
    @SuppressWarnings("unchecked")
    private static Map<Object, Object> without(String name, Map<Object, Object> map) {
        return (Map<Object, Object>) Proxy.newProxyInstance(
                MapTwinTest.class.getClassLoader(), new Class<?>[] {Map.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals(name)) {
                        return call(method, map, arguments);
                    }
                    try {
                        return CompletableFuture.supplyAsync(() -> call(method, map, arguments))
                                .join();
                    } catch (CompletionException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private static Object call(Method method, Map<Object, Object> map, Object[] arguments) {
        try {
            return method.invoke(map, arguments);
        } catch (InvocationTargetException failure) {
            throw (RuntimeException) failure.getCause();
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
