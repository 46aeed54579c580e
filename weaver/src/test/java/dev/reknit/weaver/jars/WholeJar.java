package dev.reknit.weaver.jars;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.Weaving;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.select.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Weaves every method of every class of a jar, loads the classes, has the JVM verify them, and
 * compares with loading them unwoven.
 */
final class WholeJar {
    private static final AnnotationModel RETRY = new AnnotationModel("Ldev/reknit/Retry;", Map.of("maxRetries", 0));
    private static final AnnotationModel CHECKPOINTED = new AnnotationModel("Ldev/reknit/Checkpointed;", Map.of());
    private static final AnnotationModel WITH_ARGUMENTS =
            new AnnotationModel("Ldev/reknit/Checkpointed;", Map.of("arguments", true));
    private static final Pattern NOT_CAPTURED =
            Pattern.compile(".* is an? .+?, ((?:which|whose) .*?), so it cannot be captured.*");

    /** How classes are woven. */
    enum Form {
        /** Before they are loaded, attempts only: no method has a reason to refuse. */
        NEW(false, false),
        /** Before they are loaded, attempts and state where the state can be captured. */
        NEW_WITH_STATE(false, true),
        /** As those that are loaded already, attempts only. */
        LOADED(true, false),
        /** As those that are loaded already, attempts and state. */
        LOADED_WITH_STATE(true, true);

        private final boolean loaded;
        private final boolean state;

        Form(boolean loaded, boolean state) {
            this.loaded = loaded;
            this.state = state;
        }

        private List<Rules.Added> added(MethodModel method) {
            return annotations(method).stream()
                    .map(each -> new Rules.Added(each, "all"))
                    .toList();
        }

        private List<AnnotationModel> annotations(MethodModel method) {
            if (!state || method.isStatic() || method.isAsynchronous()) {
                return List.of(RETRY);
            }
            return List.of(RETRY, method.parameters().length == 0 ? CHECKPOINTED : WITH_ARGUMENTS);
        }
    }

    private final Path jar;
    private final Weaver weaver;
    private final Form form;
    private final URL[] classPath;
    int classes;
    int wovenClasses;
    int wovenMethods;
    int unloadable;
    final Map<String, Integer> refusals = new TreeMap<>();
    final Map<String, String> failures = new TreeMap<>();

    WholeJar(Path jar, List<Path> classPath, Form form) {
        this.jar = jar;
        this.weaver = Weaver.standard().with((Rules) (type, classFile) -> form::added);
        this.form = form;
        this.classPath = classPath.stream().map(WholeJar::url).toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    void run() throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                URLClassLoader plain = new URLClassLoader(classPath, new ReknitOnly());
                Loader woven = new Loader()) {
            file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class")
                            && !name.startsWith("META-INF/")
                            && !name.endsWith("module-info.class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .forEach(name -> compare(name, plain, woven));
        }
    }

    private void compare(String name, ClassLoader plain, Loader woven) {
        classes++;
        Throwable before = verify(name, plain);
        Throwable after = verify(name, woven);
        if (after != null && before == null) {
            failures.put(name, after.toString());
        } else if (before != null) {
            unloadable++;
        }
    }

    /** Loads and verifies a class without running its initializer: reflection links it. */
    private static Throwable verify(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            int declared = type.getDeclaredMethods().length;
            assert declared >= 0;
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    /** Sees the JDK and what woven code calls, and none of the jars of this test's own class path. */
    private static final class ReknitOnly extends ClassLoader {
        ReknitOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("dev.reknit.")) {
                return WholeJar.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    private final class Loader extends URLClassLoader {
        private final ClassIndex index = ClassIndex.of(this);

        Loader() {
            super(classPath, new ReknitOnly());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] classFile = read(name);
            Weaving weaving = form.loaded ? weaver.weaveLoaded(classFile, index) : weaver.weave(classFile, index);
            count(weaving);
            byte[] bytes = weaving.classFile() == null ? classFile : weaving.classFile();
            return defineClass(name, bytes, 0, bytes.length);
        }

        private byte[] read(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                return in.readAllBytes();
            } catch (IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }
    }

    private void count(Weaving weaving) {
        if (weaving.classFile() != null) {
            wovenClasses++;
            wovenMethods += weaving.report().guards().size();
        }
        for (Problem each : weaving.report().problems()) {
            refusals.merge(each.attribute() + ": " + reason(each.message()), 1, Integer::sum);
        }
    }

    /** Fields that cannot be captured are counted by why not, not by their paths. */
    private static String reason(String message) {
        Matcher field = NOT_CAPTURED.matcher(message);
        return field.matches() ? "the state includes something " + field.group(1) : message;
    }
}
