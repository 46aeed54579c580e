package dev.reknit.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM calls when the agent is named on the command line, or attached. It chooses the home of
 * everything else and starts it there; it is the only class of Reknit that has been loaded until then.
 *
 * <p>The home is the bootstrap loader, which every class loader asks. It cannot be where the
 * application's own class loader has classes of Reknit that it does not take from there: packages of a named
 * module, or, when attaching, classes that it has loaded. Two copies of an annotation are two annotations, so
 * then the home is the system class loader, to which the JVM has added this jar.
 */
public final class ReknitAgent {
    private static boolean started;

    private ReknitAgent() {}

    /** Starts the agent before the program. */
    public static void premain(@Nullable String arguments, Instrumentation jvm) {
        start(arguments, jvm, false);
    }

    /** Starts the agent in a running program. */
    public static void agentmain(@Nullable String arguments, Instrumentation jvm) {
        start(arguments, jvm, true);
    }

    // No lambdas, streams or joined strings on this way: their first use costs a program's start tens of milliseconds.
    @SuppressWarnings("CatchAndPrintStackTrace") // there is no log yet, and the program goes on
    private static synchronized void start(@Nullable String arguments, Instrumentation jvm, boolean attached) {
        try {
            if (!started && !systemLoaderHasReknit(jvm, attached)) {
                try (JarFile self = new JarFile(self())) {
                    jvm.appendToBootstrapClassLoaderSearch(self);
                }
            }
            started = true;
            Startup.start(arguments, jvm, attached);
        } catch (Throwable failure) {
            System.err.println("reknit: the agent did not start, the program goes on without it");
            failure.printStackTrace();
        }
    }

    private static File self() throws URISyntaxException, IOException {
        var source = ReknitAgent.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IOException("the agent does not know its own jar");
        }
        return new File(source.getLocation().toURI());
    }

    private static boolean systemLoaderHasReknit(Instrumentation jvm, boolean attached) {
        if (System.getProperty("jdk.module.path") != null) {
            for (Module each : ModuleLayer.boot().modules()) {
                if (each.getPackages().contains("dev.reknit")) {
                    return true;
                }
            }
        }
        if (attached) {
            for (Class<?> each : jvm.getAllLoadedClasses()) {
                if (each.getName().startsWith("dev.reknit.")
                        && each != ReknitAgent.class
                        && each.getClassLoader() == ClassLoader.getSystemClassLoader()) {
                    return true;
                }
            }
        }
        return false;
    }
}
