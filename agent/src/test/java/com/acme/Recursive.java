package com.acme;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A class loader that loads others of its classes whenever it is asked for a resource. */
public final class Recursive extends ClassLoader {
    private static final List<String> OWN =
            List.of("com.acme.Flaky", "com.acme.Recursive$Base", "com.acme.Recursive$Child");

    /** Not a subclass of what may be under definition: to load that would define it twice, agent or not. */
    private static final List<String> ASKED = OWN.subList(0, 2);

    private final Set<String> defining = new HashSet<>();

    private Recursive() {
        super(Recursive.class.getClassLoader());
    }

    /** With an annotation that its subclass inherits. */
    @dev.reknit.Retry(jitter = 0)
    public static class Base implements Callable<String> {
        private int calls;

        @Override
        public String call() {
            if (++calls < 3) {
                throw new IllegalStateException("call " + calls);
            }
            return "answer after " + calls;
        }
    }

    /** Says nothing of Reknit, so that its superclass is looked for. */
    public static class Child extends Base {}

    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < 20; i++) {
            Recursive loader = new Recursive();
            List<FutureTask<?>> loading = OWN.stream()
                    .<FutureTask<?>>map(name -> new FutureTask<>(
                            () -> loader.loadClass(name).getConstructor().newInstance()))
                    .toList();
            loading.forEach(each -> new Thread(each).start());
            for (FutureTask<?> each : loading) {
                await(each);
            }
        }
        System.out.println("loaded");
    }

    private static void await(FutureTask<?> loading) throws InterruptedException {
        try {
            loading.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!OWN.contains(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        defining.add(name);
        try (InputStream in = Recursive.class.getResourceAsStream('/' + name.replace('.', '/') + ".class")) {
            byte[] classFile = in.readAllBytes();
            return defineClass(name, classFile, 0, classFile.length);
        } catch (IOException failure) {
            throw new ClassNotFoundException(name, failure);
        } finally {
            defining.remove(name);
        }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        for (String each : ASKED) {
            if (!defining.contains(each)) {
                try {
                    loadClass(each);
                } catch (ClassNotFoundException missing) {
                    throw new IllegalStateException(missing);
                }
            }
        }
        return super.getResourceAsStream(name);
    }
}
