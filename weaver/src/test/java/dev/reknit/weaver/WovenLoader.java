package dev.reknit.weaver;

import dev.reknit.weaver.model.ClassIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;

/** Loads classes anew, woven; everything else comes from the parent. */
final class WovenLoader extends ClassLoader {
    private final Weaver weaver;
    private final boolean asLoaded;
    private final Predicate<String> own;

    WovenLoader(Weaver weaver, Class<?>... roots) {
        this(weaver, false, roots);
    }

    /** With {@code asLoaded}, as a class is woven that was loaded before. */
    WovenLoader(Weaver weaver, boolean asLoaded, Class<?>... roots) {
        super(WovenLoader.class.getClassLoader());
        this.asLoaded = asLoaded;
        this.weaver = weaver;
        List<String> names = List.of(roots).stream().map(Class::getName).toList();
        this.own = name -> names.stream().anyMatch(root -> name.equals(root) || name.startsWith(root + "$"));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = own.test(name) ? define(name) : super.loadClass(name, resolve);
            }
            return loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] classFile = classFile(name);
        ClassIndex index = ClassIndex.of(getParent());
        Weaving weaving = asLoaded ? weaver.weaveLoaded(classFile, index) : weaver.weave(classFile, index);
        byte[] woven = weaving.classFile() == null ? classFile : weaving.classFile();
        return defineClass(name, woven, 0, woven.length);
    }

    private byte[] classFile(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
