package dev.reknit.weaver.track;

import dev.reknit.weaver.model.ClassIndex;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Loads some classes anew, each with those nested in it, and has their code log what it changes. */
final class TrackedLoader extends ClassLoader {
    private final Set<String> roots;
    private final TestNests nests;
    private final UnaryOperator<byte[]> afterwards;

    TrackedLoader(Class<?>... roots) {
        this(UnaryOperator.identity(), roots);
    }

    /** With something done to each class file afterwards. */
    TrackedLoader(UnaryOperator<byte[]> afterwards, Class<?>... roots) {
        super(TrackedLoader.class.getClassLoader());
        this.roots =
                Stream.of(roots).map(each -> each.getName().replace('.', '/')).collect(Collectors.toSet());
        this.nests = new TestNests(ClassIndex.of(getParent()), this::isTracked);
        this.afterwards = afterwards;
    }

    private boolean isTracked(String name) {
        int dollar = name.indexOf('$');
        return roots.contains(dollar < 0 ? name : name.substring(0, dollar));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            String internal = name.replace('.', '/');
            if (loaded == null && isTracked(internal)) {
                byte[] bytes = afterwards.apply(nests.rewritten(internal));
                return defineClass(name, bytes, 0, bytes.length);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }
}
