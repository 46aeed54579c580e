package dev.reknit.agent.log;

import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Slf4jListener;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A class loader between the runtime, which may not see any SLF4J, and an application's class loader, which
 * may not see the runtime. It defines the classes that link to SLF4J, with those that only they can reach, for
 * itself; other classes of Reknit are the runtime's, all others the application's.
 */
final class BridgeLoader extends ClassLoader {
    private static final String EVENTS = Event.class.getPackageName() + '.';
    private static final @Nullable ClassLoader HOME = Event.class.getClassLoader();

    private BridgeLoader(ClassLoader application) {
        super(application);
    }

    /**
     * A sink that writes to the SLF4J that a class loader sees.
     *
     * @throws ReflectiveOperationException if there is none
     * @throws LinkageError if it is older than SLF4J 2
     */
    static Sink sink(ClassLoader application) throws ReflectiveOperationException {
        return (Sink) new BridgeLoader(application)
                .loadClass(Slf4jSink.class.getName())
                .getConstructor()
                .newInstance();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("dev.reknit.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            Class<?> atHome = Class.forName(name, false, HOME);
            return isOwn(atHome) ? define(atHome) : atHome;
        }
    }

    private static boolean isOwn(Class<?> atHome) {
        return atHome == Slf4jSink.class
                || atHome == Slf4jListener.class
                || (atHome.getName().startsWith(EVENTS) && !Modifier.isPublic(atHome.getModifiers()));
    }

    private Class<?> define(Class<?> atHome) throws ClassNotFoundException {
        String name = atHome.getName();
        try (InputStream in = atHome.getResourceAsStream('/' + name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] classFile = in.readAllBytes();
            return defineClass(name, classFile, 0, classFile.length);
        } catch (IOException failure) {
            throw new ClassNotFoundException(name, failure);
        }
    }
}
