package dev.reknit.maven;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.report.WeaveReport;
import dev.reknit.weaver.track.Ownership;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Prints which methods and fields of the project's classes and test classes are guarded, and by what.
 * It reads the class files and changes nothing; the project must have been compiled.
 */
@Mojo(name = "report", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class ReportMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // set by Maven
    private MavenProject project;

    /** The directory of the project's classes. */
    @Parameter(property = "reknit.classesDirectory", defaultValue = "${project.build.outputDirectory}", required = true)
    @SuppressWarnings("NullAway.Init") // set by Maven
    private File classesDirectory;

    /** The directory of the project's test classes. */
    @Parameter(
            property = "reknit.testClassesDirectory",
            defaultValue = "${project.build.testOutputDirectory}",
            required = true)
    @SuppressWarnings("NullAway.Init") // set by Maven
    private File testClassesDirectory;

    /** Files of rules, as for the goal {@code weave}. */
    @Parameter(property = "reknit.rules")
    private List<File> rules = List.of();

    /** For Maven. */
    public ReportMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        List<Path> classPath = new ArrayList<>();
        try {
            project.getTestClasspathElements().forEach(each -> classPath.add(Path.of(each)));
            report(classPath);
        } catch (IOException | DependencyResolutionRequiredException failure) {
            throw new MojoExecutionException("Reknit could not read the classes: " + failure, failure);
        }
    }

    private void report(List<Path> elements) throws IOException {
        WeaveReport report = new WeaveReport();
        List<String> notWoven = new ArrayList<>();
        try (ClassPath classPath = new ClassPath(elements)) {
            ClassIndex index = classPath.index();
            RuleSources ruled = RuleSources.read(
                    rules.stream().map(File::toPath).toList(),
                    project.getBasedir().toPath(),
                    classPath);
            ruled.problems().forEach(each -> getLog().error(each.line()));
            Weaver weaver = Weaver.standard().with(ruled.book().in(index));
            for (File each : List.of(classesDirectory, testClassesDirectory)) {
                if (each.isDirectory()) {
                    DirectoryPass pass = pass(each.toPath(), weaver, index);
                    pass.run().wovenNow().classes().forEach(woven -> notWoven.add(woven.className()));
                    pass.report().classes().forEach(report::add);
                }
            }
        }
        report.text().lines().forEach(getLog()::info);
        if (!notWoven.isEmpty()) {
            getLog().warn("Not woven yet: " + String.join(", ", notWoven) + "; run: mvn process-test-classes");
        }
    }

    /** A pass whose findings are never applied. */
    private static DirectoryPass pass(Path directory, Weaver weaver, ClassIndex index) {
        ClassFilter all = new ClassFilter(List.of(), List.of());
        return new DirectoryPass(
                weaver.with(new Ownership(index, new ProjectClasses(directory, all))),
                index,
                new Directories(directory, directory),
                all,
                WeaveState.NONE,
                WeaveState.NONE);
    }
}
