package dev.reknit.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import org.jspecify.annotations.Nullable;

/** The classes that were loaded before the agent came: has the JVM hand over those that concern it. */
final class LoadedClasses {
    private final Instrumentation jvm;
    private final Options options;
    private final Outcome outcome;
    private final AppLoaders known;

    LoadedClasses(Instrumentation jvm, Options options, Outcome outcome, AppLoaders known) {
        this.jvm = jvm;
        this.options = options;
        this.outcome = outcome;
        this.known = known;
    }

    /** Class loaders find Reknit's classes at home, as those that are loaded later do. */
    void askHomeFirst() {
        for (Class<?> each : jvm.getAllLoadedClasses()) {
            if (isModifiable(each) && ClassLoader.class.isAssignableFrom(each)) {
                handOver(each);
            }
        }
    }

    /**
     * Classes that are loaded do not log what they change: nor do those that are loaded later and belong to them.
     *
     * @return whether there are any of the application
     */
    boolean letPass() {
        ClassLoader application = ClassLoader.getSystemClassLoader();
        boolean any = false;
        for (Class<?> each : jvm.getAllLoadedClasses()) {
            ClassLoader loader = each.getClassLoader();
            if (loader != null && WeavingTransformer.isApplication(loader) && !each.isArray() && !each.isHidden()) {
                String name = each.getName().replace('.', '/');
                known.of(loader).letPass(name);
                any |= loader == application && !WeavingTransformer.isReknit(name);
            }
        }
        known.startTracking();
        return any;
    }

    /**
     * Weaves classes as far as a loaded class allows.
     *
     * @param from of one class loader; null for all
     */
    void weave(@Nullable ClassLoader from) {
        for (Class<?> each : jvm.getAllLoadedClasses()) {
            if (from != null && each.getClassLoader() != from) {
                continue;
            }
            if (each.getName().equals("org.slf4j.LoggerFactory")) {
                outcome.slf4jUsed();
            } else if (isModifiable(each) && options.covers(each.getName())) {
                byte[] classFile = classFile(each);
                if (classFile != null
                        && known.of(each.getClassLoader())
                                .weaver()
                                .mayConcern(
                                        classFile, known.parents(each.getClassLoader(), each.getProtectionDomain()))) {
                    handOver(each);
                }
            }
        }
    }

    private boolean isModifiable(Class<?> type) {
        return WeavingTransformer.isApplication(type.getClassLoader())
                && !type.isArray()
                && !type.isHidden()
                && !WeavingTransformer.isReknit(type.getName().replace('.', '/'))
                && jvm.isModifiableClass(type);
    }

    private static byte @Nullable [] classFile(Class<?> type) {
        try (InputStream in =
                type.getClassLoader().getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }

    /** One at a time, so that one that the JVM does not take leaves the others in peace. */
    private void handOver(Class<?> type) {
        try {
            jvm.retransformClasses(type);
        } catch (UnmodifiableClassException | LinkageError | RuntimeException refused) {
            outcome.refused(type.getClassLoader(), type.getName(), "the JVM does not take the change: " + refused);
        }
    }
}
