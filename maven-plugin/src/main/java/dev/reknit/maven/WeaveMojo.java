package dev.reknit.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the project's classes. Wrong annotations fail the build, all of them listed. Only classes that
 * changed since the last build are looked at.
 */
@Mojo(
        name = "weave",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class WeaveMojo extends AbstractWeaveMojo {
    /** The directory whose classes are woven. */
    @Parameter(property = "reknit.classesDirectory", defaultValue = "${project.build.outputDirectory}", required = true)
    @SuppressWarnings("NullAway.Init") // set by Maven
    private File classesDirectory;

    /**
     * Where woven classes are written. Default: in place. If it is another directory, all other files are copied
     * to it, too, and those that vanish from {@code classesDirectory} vanish from it; packaging and tests
     * must be pointed to it.
     */
    @Parameter(property = "reknit.outputDirectory")
    private @Nullable File outputDirectory;

    /** For Maven. */
    public WeaveMojo() {}

    @Override
    String fileName() {
        return "weave";
    }

    @Override
    File classesDirectory() {
        return classesDirectory;
    }

    @Override
    boolean isForMainClasses() {
        return true;
    }

    @Override
    @Nullable
    File outputDirectory() {
        return outputDirectory;
    }

    @Override
    List<String> classPath(MavenProject project) throws DependencyResolutionRequiredException {
        List<String> elements = new ArrayList<>(project.getCompileClasspathElements());
        elements.addAll(project.getRuntimeClasspathElements());
        return elements;
    }
}
