package dev.reknit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.testkit.samples.SampleRun;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The JUnits that the extension is made for, each with everything else in a class loader of its own. */
enum JUnit {
    /** The one that runs these tests. */
    SIX {
        @Override
        Map<String, Throwable> run(List<String> task) {
            return new SampleRun().apply(task);
        }
    },
    FIVE_OLDEST,
    FIVE_NEWEST;

    private @Nullable URLClassLoader loader;

    Map<String, Throwable> run(String... sampleAndSeed) {
        return run(List.of(sampleAndSeed));
    }

    /** What the only test of a sample threw. */
    Throwable failure(String... sampleAndSeed) {
        Map<String, Throwable> results = run(sampleAndSeed);
        assertThat(results).hasSize(1);
        return results.values().iterator().next();
    }

    @SuppressWarnings("unchecked")
    Map<String, Throwable> run(List<String> task) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            ClassLoader own = loader();
            thread.setContextClassLoader(own);
            Object run = own.loadClass(SampleRun.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            return ((Function<List<String>, Map<String, Throwable>>) run).apply(task);
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private synchronized ClassLoader loader() throws ClassNotFoundException {
        if (loader == null) {
            loader = new URLClassLoader(path(), ClassLoader.getPlatformClassLoader());
            URL api = loader.loadClass(Test.class.getName())
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation();
            assertThat(api.getPath()).contains("junit-jupiter-api-5.");
        }
        return loader;
    }

    /** The class path of this test, with another JUnit; the build has put its jars in place. */
    private URL[] path() {
        List<Path> path = new ArrayList<>();
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.getFileName().toString().startsWith("junit-"))
                .forEach(path::add);
        Path jars = Path.of(
                "target",
                "junit5" + name().substring("FIVE".length()).replace('_', '-').toLowerCase(Locale.ROOT));
        try (Stream<Path> found = Files.list(jars)) {
            found.forEach(path::add);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return path.stream().map(JUnit::url).toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
