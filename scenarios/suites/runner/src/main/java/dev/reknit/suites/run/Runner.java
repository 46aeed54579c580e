package dev.reknit.suites.run;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A program that runs all tests of a folder of classes, and writes down what became of each. */
public final class Runner {
    /** What Maven's Surefire takes for a test. */
    private static final String NAMES = "^(.*[.])?(Test[^.]*|[^.]*Tests?|[^.]*TestCase)$";

    private Runner() {}

    /** Takes the folder, a regular expression for the names of classes, and the file that results are written to. */
    public static void main(String[] arguments) throws IOException {
        Recorder recorder = new Recorder();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(Path.of(arguments[0]))))
                .filters(includeClassNamePatterns(NAMES), includeClassNamePatterns(arguments[1]))
                .build();
        LauncherFactory.create().execute(request, recorder);
        Files.write(Path.of(arguments[2]), recorder.lines());
        // Threads that tests have left behind must not keep the JVM.
        System.exit(0);
    }
}
