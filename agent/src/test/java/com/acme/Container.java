package com.acme;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

/** Runs {@code Flaky}, or what the property {@code acme.main} names, from jars in a class loader of a kind. */
public final class Container {
    private Container() {}

    public static void main(String[] arguments) throws Exception {
        URL[] jars = Arrays.stream(arguments).skip(1).map(Container::url).toArray(URL[]::new);
        ClassLoader loader = switch (arguments[0]) {
            case "child-first" -> new ChildFirst(jars, Container.class.getClassLoader());
            case "bundle" -> new Bundle(jars);
            case "platform" -> new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        if (System.getProperty("acme.main") != null) {
            Class<?> program = loader.loadClass(System.getProperty("acme.main"));
            program.getMethod("main", String[].class).invoke(null, (Object) new String[] {"look"});
            return;
        }
        Object flaky = loader.loadClass("com.acme.Flaky").getConstructor().newInstance();
        System.out.println(
                "loaded by " + flaky.getClass().getClassLoader().getClass().getSimpleName());
        System.out.println(flaky.getClass().getMethod("answer").invoke(flaky));
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (java.net.MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
