package dev.reknit.weaver.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.runtime.config.Setting;
import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.Weaving;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassIndex;
import java.io.IOException;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is configured beside a class is held against it while it is woven. */
class ConfiguredTest {
    private static final String MIRROR = ConfiguredTest.class.getName() + "$Mirror";

    static class Mirror {
        @Retry(delayUnit = ChronoUnit.SECONDS, delay = 1)
        void fetch(String name) throws IOException {
            throw new IOException(name);
        }

        @Fallback(fallbackMethod = "plain")
        void other() {}

        void plain() {}
    }

    @Retry
    static class Whole {
        void any() {}
    }

    @Test
    void allowedValues_giveNoProblem() throws IOException {
        assertThat(problems(
                        Mirror.class,
                        "Retry/maxRetries=5",
                        MIRROR + "/fetch/Retry/delay=2m",
                        MIRROR + "/fetch(java.lang.String)/Retry/retryOn=java.io.IOException",
                        MIRROR + "/other/Fallback/enabled=false",
                        MIRROR + "/fetch/order=Retry",
                        MIRROR + "/Retry/enabled=true",
                        "com.acme.Elsewhere/fetsh/Retry/delay=1"))
                .isEmpty();
        assertThat(problems(Whole.class, ConfiguredTest.class.getName() + "$Whole/Retry/maxRetries=5"))
                .isEmpty();
    }

    @Test
    void namesThatTheClassDoesNotHave_areErrors() throws IOException {
        assertThat(problems(
                        Mirror.class,
                        MIRROR + "/fetsh/Retry/delay=1",
                        MIRROR + "/fetch(int)/Retry/delay=1",
                        MIRROR + "/other/Retry/delay=1",
                        MIRROR + "/Retry/delay=1"))
                .containsExactly(
                        MIRROR + ".fetsh: @Retry.delay: " + MIRROR + "/fetsh/Retry/delay = \"1\" (reknit.properties:1):"
                                + " there is no method fetsh, was fetch meant?",
                        MIRROR + ".fetch: @Retry.delay: " + MIRROR
                                + "/fetch(int)/Retry/delay = \"1\" (reknit.properties:2): there is no method fetch(int);"
                                + " there is: fetch(java.lang.String)",
                        MIRROR + ".other: @Retry.delay: " + MIRROR
                                + "/other/Retry/delay = \"1\" (reknit.properties:3): there is no @Retry on other",
                        MIRROR + ": @Retry.delay: " + MIRROR + "/Retry/delay = \"1\" (reknit.properties:4): there is no"
                                + " @Retry on the class; those of methods are set one by one");
    }

    @Test
    void valuesOutOfRange_areErrors() throws IOException {
        assertThat(problems(Mirror.class, "Retry/maxRetries=-7"))
                .containsExactly(
                        MIRROR + ".fetch(String): @Retry.maxRetries = -7: is out of range, with Retry/maxRetries"
                                + " = \"-7\" (reknit.properties:1); allowed: -1 (no limit), 0 or more");
    }

    @Test
    void durationThatDoesNotFitTheUnit_isAnError() throws IOException {
        assertThat(problems(Mirror.class, "Retry/delay=250ms"))
                .containsExactly(
                        MIRROR + ".fetch(String): @Retry.delay: Retry/delay = \"250ms\" (reknit.properties:1): not"
                                + " a whole number of SECONDS; write one that is, or set Retry/delayUnit as well, to a finer"
                                + " unit");
        assertThat(problems(Mirror.class, "Retry/delay=250ms", "Retry/delayUnit=MILLIS"))
                .isEmpty();
    }

    @Test
    void classThatIsNotThere_isAnError() throws IOException {
        assertThat(problems(Mirror.class, "Retry/retryOn=com.acme.Missing"))
                .containsExactly(MIRROR + ".fetch(String): @Retry.retryOn: Retry/retryOn = \"com.acme.Missing\""
                        + " (reknit.properties:1): there is no class com.acme.Missing; allowed: binary names of subclasses"
                        + " of java.lang.Throwable, such as com.acme.Foo$Inner");
    }

    @Test
    void keysThatMeanNothing_areProblemsOfTheFile() {
        assertThat(Configured.of(settings("Rety/delay=1", "Retry/dealy=1", "Retry/enabled=perhaps"))
                        .problems())
                .extracting(Problem::line)
                .containsExactly(
                        "reknit.properties:1: @Rety/delay: Rety/delay = \"1\" (reknit.properties:1): there is no policy"
                                + " Rety, was Retry meant?",
                        "reknit.properties:2: @Retry/dealy: Retry/dealy = \"1\" (reknit.properties:2): there is no dealy in"
                                + " Retry, was delay meant?",
                        "reknit.properties:3: @Retry/enabled: Retry/enabled = \"perhaps\" (reknit.properties:3): allowed:"
                                + " true or false");
    }

    @Test
    void wrongConfiguration_leavesTheClassWoven() throws IOException {
        assertThat(weave(Mirror.class, "Retry/maxRetries=-7").classFile()).isNotNull();
    }

    private static List<String> problems(Class<?> type, String... lines) throws IOException {
        return weave(type, lines).report().problems().stream()
                .filter(each -> each.severity() == Problem.Severity.ERROR)
                .map(Problem::line)
                .toList();
    }

    private static Weaving weave(Class<?> type, String... lines) throws IOException {
        ClassLoader loader = ConfiguredTest.class.getClassLoader();
        try (InputStream in = loader.getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            return Weaver.standard()
                    .with(Configured.of(settings(lines)))
                    .weave(in.readAllBytes(), ClassIndex.of(loader));
        }
    }

    private static List<Setting> settings(String... lines) {
        List<Setting> settings = new ArrayList<>();
        for (String each : lines) {
            int equals = each.indexOf('=');
            String origin = "reknit.properties:" + (settings.size() + 1);
            settings.add(new Setting(each.substring(0, equals), each.substring(equals + 1), origin));
        }
        return settings;
    }
}
