package dev.reknit.agent;

import dev.reknit.weaver.LoaderRewriter;
import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.Weaving;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Weaves classes while the JVM loads them. Whatever goes wrong, the class is loaded as it was and the
 * log says why. Safe for use by several threads.
 *
 * <p>Most classes are done with after a look at their raw bytes, and a question about the class that they
 * extend: as its class file and not as a class, for it may not be loaded yet. Little is loaded from within a
 * transformation, and none of it by the class loader that is busy, but once per class loader with woven
 * classes, to see that they will find the runtime.
 */
final class WeavingTransformer implements ClassFileTransformer {
    /** What reflection makes, each with a class loader of its own, which nobody need ask for rules. */
    private static final String ACCESSORS = "jdk/internal/reflect/";

    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private final Options options;
    private final Modules modules;
    private final Outcome outcome;
    private final LoaderRewriter loaders;
    private final AppLoaders known;
    private final PlatformClasses platform;

    WeavingTransformer(
            Options options,
            Modules modules,
            Outcome outcome,
            LoaderRewriter loaders,
            AppLoaders known,
            PlatformClasses platform) {
        this.platform = platform;
        this.options = options;
        this.modules = modules;
        this.outcome = outcome;
        this.loaders = loaders;
        this.known = known;
    }

    /** Whether a class of a loader may ever be changed. */
    static boolean isApplication(@Nullable ClassLoader loader) {
        return loader != null && loader != PLATFORM;
    }

    @Override
    @SuppressWarnings("NullAway") // the JVM takes null for a class that stays as it is
    public byte @Nullable [] transform(
            @Nullable Module module,
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> loaded,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (name == null || isReknit(name) || name.startsWith(ACCESSORS)) {
            return null;
        }
        try {
            if (loader == null || loader == PLATFORM) {
                return platform.mayConcern(classFile) ? weavePlatform(module, name, loaded != null, classFile) : null;
            }
            if (name.equals("org/slf4j/LoggerFactory")) {
                outcome.slf4jUsed();
            }
            byte[] woven = null;
            AppLoader from = known.of(loader);
            if (options.covers(name) && concerns(from, name, classFile, known.parents(loader, domain), domain)) {
                woven = weave(module, loader, name, loaded != null, classFile);
            }
            byte[] present = woven == null ? classFile : woven;
            byte[] asking = LoaderRewriter.mayConcern(present) ? loaders.rewrite(present, from.index()) : null;
            return asking == null ? woven : asking;
        } catch (Throwable failure) {
            refuse(loader, name, failure);
            return null;
        }
    }

    private static boolean concerns(
            AppLoader from,
            String name,
            byte[] classFile,
            Predicate<String> parents,
            @Nullable ProtectionDomain domain) {
        Weaver weaver = from.weaver();
        return weaver.mayConcern(classFile, parents, from.near(domain)) || !weaver.letPass(name);
    }

    private byte @Nullable [] weavePlatform(@Nullable Module module, String name, boolean loaded, byte[] classFile) {
        ClassLoader audience = ClassLoader.getSystemClassLoader(); // whose log it is
        String refusal = platform.refusal(module);
        if (refusal != null) {
            String what = module == null ? name.replace('/', '.') : module.getName(); // one line for all its classes
            outcome.refused(audience, what, "left as it was: ".concat(refusal));
            return null;
        }
        outcome.begin();
        Weaving weaving = loaded
                ? platform.weaver().weaveLoaded(classFile, platform.index())
                : platform.weaver().weave(classFile, platform.index());
        outcome.seen(audience, weaving);
        if (weaving.classFile() != null) {
            modules.connect(module);
            outcome.woven(audience, weaving.report());
        }
        return weaving.classFile();
    }

    private void refuse(@Nullable ClassLoader loader, String name, Throwable failure) {
        try {
            ClassLoader audience = loader == null ? ClassLoader.getSystemClassLoader() : loader;
            if (isApplication(loader)) {
                known.of(audience).letPass(name);
            }
            outcome.refused(audience, name.replace('/', '.'), "left as it was, for the weaver failed: " + failure);
        } catch (Throwable unsaid) {
            sayOnErrorStream(name);
        }
    }

    private static void sayOnErrorStream(String name) {
        try {
            System.err.println("reknit: ".concat(name).concat(" left as it was, for the weaver failed"));
        } catch (Throwable unsaid) {
            // There is nothing left to say it with, and the class is to be loaded.
        }
    }

    /** Whether a class is one of Reknit's own: of the modules in this jar, or an annotation. */
    static boolean isReknit(String name) {
        return name.startsWith("dev/reknit/")
                && (name.indexOf('/', 11) < 0
                        || name.startsWith("dev/reknit/runtime/")
                        || name.startsWith("dev/reknit/aspectj/")
                        || name.startsWith("dev/reknit/weaver/")
                        || name.startsWith("dev/reknit/agent/"));
    }

    private byte @Nullable [] weave(
            @Nullable Module module, ClassLoader loader, String name, boolean loaded, byte[] classFile) {
        outcome.begin();
        AppLoader from = known.of(loader);
        boolean inline = loaded && !from.isWovenAtLoad(name);
        Weaving weaving = inline
                ? from.weaver().weaveLoaded(classFile, from.index())
                : from.weaver().weave(classFile, from.index());
        outcome.seen(loader, weaving);
        if (weaving.alreadyWoven()) {
            modules.connect(module);
            return null;
        }
        if (weaving.classFile() == null) {
            return null;
        }
        if (!from.seesRuntime()) {
            outcome.refused(
                    loader,
                    weaving.report().className(),
                    "its class loader, " + loader
                            + ", has a copy of Reknit's classes of its own, or sees none; let it ask its parent for"
                            + " dev.reknit first, or start the agent with the program");
            return null;
        }
        modules.connect(module);
        if (!inline) {
            from.wovenAtLoad(name);
        }
        outcome.woven(loader, weaving.report());
        return weaving.classFile();
    }
}
