package dev.reknit.testkit.samples;

import dev.reknit.runtime.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs a sample test class with the JUnit of its own class loader. It speaks with its caller in the
 * classes of the platform, since that may be in another loader.
 */
public final class SampleRun implements Function<List<String>, Map<String, Throwable>> {
    private static final Throwable PASSED = new Throwable("passed", null, false, false) {};

    /** For the caller by reflection. */
    public SampleRun() {}

    /**
     * Runs a test class.
     *
     * @param task the simple name of the sample; then, if there is one, the seed as a parameter of JUnit
     * @return what each test threw, by the name of its method; a {@link Throwable} {@code passed} if nothing
     */
    @Override
    public Map<String, Throwable> apply(List<String> task) {
        Map<String, Throwable> results = new TreeMap<>();
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(Samples.class.getName() + "$" + task.get(0)));
        if (task.size() > 1) {
            request.configurationParameter("reknit.seed", task.get(1));
        }
        Launcher launcher = LauncherFactory.create();
        launcher.execute(request.build(), new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() || result.getThrowable().isPresent()) {
                    results.put(test.getDisplayName(), result.getThrowable().orElse(PASSED));
                }
            }
        });
        if (Environment.current() != Environment.system()) {
            throw new AssertionError("an environment is still bound");
        }
        return results;
    }
}
