package dev.reknit.maven;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.report.WeaveReport;
import dev.reknit.weaver.track.Ownership;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What both weaving goals do: gather what Maven knows, have the directory gone through, say what was
 * found, and write it if nothing speaks against it.
 */
abstract class AbstractWeaveMojo extends AbstractMojo {
    /** The project whose classes are woven. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // set by Maven
    private MavenProject project;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // set by Maven
    private PluginDescriptor plugin;

    /**
     * The classes that are woven, by name: {@code com.acme.*} for one package, {@code com.acme.**} for all
     * below it, too. Slashes instead of dots are understood. Default: all classes.
     */
    @Parameter
    private List<String> includes = List.of();

    /** The classes that are not woven, written like {@code includes}; they win over {@code includes}. */
    @Parameter
    private List<String> excludes = List.of();

    /**
     * Whether an error in an annotation fails the build; then no class is woven. If false, errors are logged as
     * warnings, the members that have one stay as they are, and the rest is woven.
     */
    @Parameter(property = "reknit.failOnError", defaultValue = "true")
    private boolean failOnError;

    /**
     * Files of rules: policies for methods that are selected by pointcuts, see {@code docs/rules.md}. They come before
     * {@code reknit.rules} in the project's folder and those on the class path, which need not be listed.
     */
    @Parameter(property = "reknit.rules")
    private List<File> rules = List.of();

    /** Whether a warning about an annotation fails the build; then no class is woven. */
    @Parameter(property = "reknit.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /**
     * Whether checkpointed classes, and those that their objects are made of, log what a checkpointed call changes. If
     * false, the state is copied for each call.
     */
    @Parameter(property = "reknit.tracking", defaultValue = "true")
    private boolean tracking;

    /** Leaves all classes as they are. Classes that were woven by an earlier build stay woven. */
    @Parameter(property = "reknit.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Where the weave report is written, as text and as JSON, and where the plugin keeps what it must know to
     * leave unchanged classes alone. Give each execution of one goal its own.
     */
    @Parameter(property = "reknit.reportDirectory", defaultValue = "${project.build.directory}/reknit")
    @SuppressWarnings("NullAway.Init") // set by Maven
    private File reportDirectory;

    /** The name of the goal's files in the report directory. */
    abstract String fileName();

    abstract File classesDirectory();

    /** Whether rules are expected to select something: those of a project are for what it delivers. */
    abstract boolean isForMainClasses();

    /** Where woven classes go; null for in place. */
    abstract @Nullable File outputDirectory();

    /** What the classes see: directories and jars. */
    abstract List<String> classPath(MavenProject project) throws DependencyResolutionRequiredException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        Path from = classesDirectory().toPath().toAbsolutePath().normalize();
        if (skip) {
            getLog().info("Reknit: skipped");
        } else if (!Files.isDirectory(from)) {
            getLog().debug("Reknit: " + from + " does not exist, nothing to weave");
        } else {
            File output = outputDirectory();
            Path to = output == null ? from : output.toPath().toAbsolutePath().normalize();
            try {
                weave(new Directories(from, to));
            } catch (IOException | DependencyResolutionRequiredException failure) {
                throw new MojoExecutionException("Reknit could not weave " + from + ": " + failure, failure);
            }
        }
    }

    private void weave(Directories directories)
            throws IOException, DependencyResolutionRequiredException, MojoFailureException {
        long start = System.nanoTime();
        Path stateFile = reportFile(".state");
        WeaveState before = StateFile.read(stateFile);
        ConfigurationFile configured = ConfigurationFile.read(directories.from());
        Verdict verdict = new Verdict(getLog(), failOnError, failOnWarning);
        Findings findings;
        WeaveState now;
        try (ClassPath classPath = new ClassPath(classPath(directories))) {
            ClassIndex index = classPath.index();
            ClassFilter filter = new ClassFilter(includes, excludes);
            RuleSources ruled = RuleSources.read(
                    rules.stream().map(File::toPath).toList(),
                    project.getBasedir().toPath(),
                    classPath);
            now = new WeaveState(
                    plugin.getVersion(), configuration(directories, configured), ruled.fingerprint(), "", Map.of());
            Weaver plain = Weaver.standard()
                    .with(configured.settings())
                    .with(ruled.book().in(index));
            Weaver weaver =
                    tracking ? plain.with(new Ownership(index, new ProjectClasses(directories.from(), filter))) : plain;
            DirectoryPass pass = new DirectoryPass(weaver, index, directories, filter, before, now);
            findings = pass.run();
            List<Problem> beside = new ArrayList<>(configured.problems());
            beside.addAll(ruled.problems());
            if (isForMainClasses()
                    && ruled.problems().isEmpty()
                    && findings.stale().isEmpty()) {
                beside.addAll(ruled.unmatched(findings.rules()));
            }
            findings.beside(beside);
            if (findings.differFrom(before) || !Files.exists(reportFile(".json"))) {
                write(pass.report());
            }
            verdict.onRuntime(findings, index, directories.from(), plugin.getVersion());
        }
        verdict.on(findings);
        boolean sameConfiguration = before.configuration().equals(now.configuration());
        now = now.with(findings.owned(), findings.apply(sameConfiguration ? before : WeaveState.NONE));
        if (!now.equals(before)) {
            StateFile.write(now, stateFile);
        }
        getLog().info(Summary.line(findings, System.nanoTime() - start));
    }

    /** The directory itself comes first: it need not be the one that Maven knows. */
    private List<Path> classPath(Directories directories) throws DependencyResolutionRequiredException {
        List<Path> elements = new ArrayList<>();
        elements.add(directories.from());
        classPath(project).forEach(each -> elements.add(Path.of(each)));
        return elements;
    }

    private String configuration(Directories directories, ConfigurationFile configured) {
        return directories + ", includes " + includes + ", excludes " + excludes + ", tracking " + tracking
                + configured.fingerprint();
    }

    private void write(WeaveReport report) throws IOException {
        AtomicFile.writeIfDifferent(reportFile(".txt"), report.text());
        AtomicFile.writeIfDifferent(reportFile(".json"), report.json());
    }

    private Path reportFile(String suffix) {
        return reportDirectory.toPath().resolve(fileName() + suffix);
    }
}
