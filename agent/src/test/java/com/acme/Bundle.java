package com.acme;

import java.net.URL;
import java.net.URLClassLoader;

/** Asks others for nothing but the JDK's own packages, as an OSGi framework does. */
public final class Bundle extends URLClassLoader {
    public Bundle(URL[] jars) {
        super(jars, null);
    }

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return name.startsWith("java.")
                    ? ClassLoader.getPlatformClassLoader().loadClass(name)
                    : findClass(name);
        }
    }
}
