package dev.reknit.weaver.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.weaver.model.ClassIndex;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All classes of a library get barriers, as if it were all one owner's, and outlive the process; every class loads and verifies. */
class TrackedJarTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyClassTracked_everyClassVerifies(boolean durable) throws Exception {
        Pattern chosen = Pattern.compile(System.getProperty("reknit.jars"));
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .filter(each -> each.endsWith(".jar"))
                .map(Path::of)
                .toList();
        Map<String, String> failures = new TreeMap<>();
        int classes = 0;
        for (Path each : classPath) {
            if (chosen.matcher(each.getFileName().toString()).find()) {
                classes += verify(each, classPath, durable, failures);
            }
        }
        assertThat(failures).isEmpty();
        assertThat(classes).isGreaterThan(500);
    }

    private static int verify(Path jar, List<Path> classPath, boolean durable, Map<String, String> failures)
            throws IOException {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        int classes = 0;
        try (JarFile file = new JarFile(jar.toFile());
                URLClassLoader plain = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
                Loader tracked = new Loader(urls, file, durable)) {
            for (JarEntry each : file.stream().toList()) {
                String entry = each.getName();
                if (entry.endsWith(".class") && !entry.startsWith("META-INF/") && !entry.endsWith("-info.class")) {
                    classes++;
                    String name = entry.substring(0, entry.length() - 6).replace('/', '.');
                    Throwable failure = failure(name, tracked);
                    if (failure != null && failure(name, plain) == null) {
                        failures.put(name, failure.toString());
                    }
                }
            }
        }
        return classes;
    }

    /** Why a class does not load or verify: reflection links it. */
    private static Throwable failure(String name, ClassLoader loader) {
        try {
            var unused = Class.forName(name, false, loader).getDeclaredMethods();
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    private static final class Loader extends URLClassLoader {
        private final TestNests nests;
        private final JarFile jar;
        private final boolean durable;

        Loader(URL[] urls, JarFile jar, boolean durable) {
            super(urls, ClassLoader.getPlatformClassLoader());
            this.jar = jar;
            this.durable = durable;
            this.nests = new TestNests(ClassIndex.of(this), name -> jar.getEntry(name + ".class") != null);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String internal = name.replace('.', '/');
            if (name.startsWith("dev.reknit.")) {
                return TrackedJarTest.class.getClassLoader().loadClass(name);
            }
            if (jar.getEntry(internal + ".class") == null) {
                return super.findClass(name);
            }
            byte[] bytes = durable ? nests.durable(internal) : nests.rewritten(internal);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
