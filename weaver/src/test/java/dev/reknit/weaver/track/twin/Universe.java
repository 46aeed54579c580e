package dev.reknit.weaver.track.twin;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.track.Ownership;
import dev.reknit.weaver.track.Survey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * Loads worlds, woven, with a runtime of their own, so that a defect can be put into either. The
 * woven classes are loaded after their owner, as an agent would have it.
 */
final class Universe extends ClassLoader {
    private static final String WORLDS = Universe.class.getPackageName();

    private final Weaver weaver;
    private final BiFunction<String, byte[], byte[]> defect;
    private final ClassIndex index;

    private Universe(ClassIndex index, Weaver weaver, BiFunction<String, byte[], byte[]> defect) {
        super(Universe.class.getClassLoader());
        this.index = index;
        this.weaver = weaver;
        this.defect = defect;
    }

    /** One in which changes are logged. */
    static Universe tracked() {
        return withDefect((name, classFile) -> classFile);
    }

    /** The naive twin: one in which everything is copied when a scope opens. */
    static Universe copied() {
        return new Universe(index(), Weaver.standard(), (name, classFile) -> classFile);
    }

    /**
     * One in which changes are logged, almost.
     *
     * @param defect changes class files, of the runtime and woven ones, by their names
     */
    static Universe withDefect(BiFunction<String, byte[], byte[]> defect) {
        ClassIndex index = index();
        return new Universe(index, Weaver.standard().with(Ownership.ofAll(index)), defect);
    }

    /** One in which changes are logged, by classes that were all known to the weaver before the first was woven. */
    static Universe built() {
        return builtWithDefect((name, classFile) -> classFile);
    }

    /** The same, almost. */
    static Universe builtWithDefect(BiFunction<String, byte[], byte[]> defect) {
        ClassIndex index = index();
        Weaver weaver = Weaver.standard().with(new Ownership(index, new Closed()));
        Survey survey = Objects.requireNonNull(weaver.survey(index));
        for (String each : List.of("World", "World$Inner", "World$Stop", "World$1", "Node", "Base", "Baton")) {
            survey.add(Objects.requireNonNull(index.read((WORLDS + "." + each).replace('.', '/')), each));
        }
        survey.finish();
        return new Universe(index, weaver, defect);
    }

    private static final class Closed implements Ownership.Scope {
        @Override
        public boolean covers(String name) {
            return true;
        }

        @Override
        public boolean isOwn(String name, String heir) {
            return true;
        }

        @Override
        public boolean isClosed() {
            return true;
        }
    }

    private static ClassIndex index() {
        return ClassIndex.of(Universe.class.getClassLoader());
    }

    Player world() {
        try {
            return (Player) loadClass(WORLDS + ".World").getConstructor().newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new AssertionError(broken);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = isOwn(name) ? define(name) : super.loadClass(name, resolve);
            }
            return loaded;
        }
    }

    private static boolean isOwn(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return name.startsWith("dev.reknit.runtime.")
                || (name.startsWith(WORLDS) && !simple.equals("Tape") && !simple.equals("Player"));
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] classFile = read(name);
        if (name.startsWith(WORLDS)) {
            byte[] woven = weaver.weave(classFile, index).classFile();
            classFile = woven == null ? classFile : woven;
        }
        byte[] defined = defect.apply(name, classFile);
        return defineClass(name, defined, 0, defined.length);
    }

    private byte[] read(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
