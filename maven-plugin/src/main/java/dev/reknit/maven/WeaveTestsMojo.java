package dev.reknit.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Weaves the project's test classes, as {@code weave} does with its classes. */
@Mojo(
        name = "weave-tests",
        defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class WeaveTestsMojo extends AbstractWeaveMojo {
    /** The directory whose classes are woven. */
    @Parameter(
            property = "reknit.testClassesDirectory",
            defaultValue = "${project.build.testOutputDirectory}",
            required = true)
    @SuppressWarnings("NullAway.Init") // set by Maven
    private File classesDirectory;

    /** Where woven test classes are written. Default: in place. If it is another directory, all other files are copied to it, too. */
    @Parameter(property = "reknit.testOutputDirectory")
    private @Nullable File outputDirectory;

    /** For Maven. */
    public WeaveTestsMojo() {}

    @Override
    String fileName() {
        return "weave-tests";
    }

    @Override
    File classesDirectory() {
        return classesDirectory;
    }

    @Override
    boolean isForMainClasses() {
        return false;
    }

    @Override
    @Nullable
    File outputDirectory() {
        return outputDirectory;
    }

    @Override
    List<String> classPath(MavenProject project) throws DependencyResolutionRequiredException {
        return project.getTestClasspathElements();
    }
}
