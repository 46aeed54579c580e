package dev.reknit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {
    private static final String NAME = OverridesTest.class.getName();

    @TempDir
    Path folder;

    private World world;

    @Retry(maxRetries = 5, delay = 2, delayUnit = ChronoUnit.SECONDS)
    static class OnClass {
        void plain() {}

        @Retry(maxRetries = 6)
        @Fallback(fallbackMethod = "plain")
        void own() {}
    }

    @BeforeEach
    void create() {
        world = new World(folder);
    }

    @Test
    void nothingConfigured_givesTheAnnotationItself() {
        assertThat(world.retry(OnClass.class, "plain")).isSameAs(OnClass.class.getAnnotation(Retry.class));
        world.properties.setProperty("Fallback/fallbackMethod", "x");
        world.configuration.reload();
        assertThat(world.retry(OnClass.class, "plain")).isSameAs(OnClass.class.getAnnotation(Retry.class));
    }

    @Test
    void keyOfAClass_isForTheAnnotationOnTheClassOnly() {
        world.properties.setProperty(NAME + "$OnClass/Retry/maxRetries", "9");
        assertThat(world.retry(OnClass.class, "plain").maxRetries()).isEqualTo(9);
        assertThat(world.retry(OnClass.class, "own").maxRetries()).isEqualTo(6);
    }

    @Test
    void keyOfAMethod_isForAnAnnotationOnItsClassToo() {
        world.properties.setProperty(NAME + "$OnClass/plain/Retry/maxRetries", "9");
        assertThat(world.retry(OnClass.class, "plain").maxRetries()).isEqualTo(9);
    }

    @Test
    void duration_isConvertedIntoTheUnitInForce() {
        world.write("Retry/delay = 3m");
        assertThat(world.retry(OnClass.class, "plain").delay()).isEqualTo(180);
        assertThat(world.retry(OnClass.class, "own").delay()).isEqualTo(180_000);
    }

    @Test
    void duration_isConvertedIntoTheUnitConfiguredWithIt() {
        world.write("Retry/delay = 3m", "Retry/delayUnit = minutes");
        Retry retry = world.retry(OnClass.class, "plain");
        assertThat(retry.delay()).isEqualTo(3);
        assertThat(retry.delayUnit()).isEqualTo(ChronoUnit.MINUTES);
    }

    @Test
    void durationThatDoesNotFitTheUnit_isRefusedAndTheUnitsKeyNamed() {
        world.write("", NAME + "$OnClass/plain/Retry/delay = 250ms");
        assertThatThrownBy(() -> world.retry(OnClass.class, "plain"))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        NAME + "$OnClass/plain/Retry/delay = \"250ms\" (" + world.file + ":2): not a whole number of"
                                + " SECONDS; write one that is, or set " + NAME
                                + "$OnClass/plain/Retry/delayUnit as well, to a finer unit");
    }

    @Test
    void classes_areLoadedByTheLoaderOfTheGuardedClass() {
        world.write("Retry/retryOn = java.io.IOException, " + NAME + "$Own", "Retry/abortOn =");
        Retry retry = world.retry(OnClass.class, "plain");
        assertThat(retry.retryOn()).containsExactly(IOException.class, Own.class);
        assertThat(retry.abortOn()).isEmpty();
    }

    static final class Own extends Exception {
        private static final long serialVersionUID = 1;
    }

    @Test
    void classThatIsNotThere_isRefused() {
        world.write("Retry/retryOn = java.io.IOExeption");
        assertThatThrownBy(() -> world.retry(OnClass.class, "plain"))
                .hasMessage("Retry/retryOn = \"java.io.IOExeption\" (" + world.file + ":1): there is no class"
                        + " java.io.IOExeption; allowed: binary names of subclasses of java.lang.Throwable, such as"
                        + " com.acme.Foo$Inner");
    }

    @Test
    void classOfAnotherKind_isRefused() {
        world.write("Retry/retryOn = java.lang.String");
        assertThatThrownBy(() -> world.retry(OnClass.class, "plain"))
                .hasMessage("Retry/retryOn = \"java.lang.String\" (" + world.file
                        + ":1): java.lang.String is not a java.lang.Throwable; allowed: subclasses of that");
    }

    @Test
    void switches_theMostSpecificWins() {
        List<String> keys = List.of(
                "MP_Fault_Tolerance_NonFallback_Enabled",
                "reknit/enabled",
                "Retry/enabled",
                NAME + "$OnClass/enabled",
                NAME + "$OnClass/Retry/enabled",
                NAME + "$OnClass/own/enabled",
                NAME + "$OnClass/own()/enabled",
                NAME + "$OnClass/own/Retry/enabled",
                NAME + "$OnClass/own()/Retry/enabled");
        boolean on = false;
        for (String each : keys) {
            world.properties.setProperty(each, Boolean.toString(on));
            world.configuration.reload();
            assertThat(world.applied(Retry.class, OnClass.class, "own") != null)
                    .as(each)
                    .isEqualTo(on);
            on = !on;
        }
    }

    @Test
    void microProfilesSwitch_leavesFallbackOn() {
        world.environment.put("MP_Fault_Tolerance_NonFallback_Enabled", "false");
        assertThat(world.applied(Retry.class, OnClass.class, "own")).isNull();
        assertThat(world.applied(Fallback.class, OnClass.class, "own")).isNotNull();
    }

    @Test
    void switch_isTrueOrFalse() {
        world.write("reknit/enabled = perhaps");
        assertThatThrownBy(() -> world.retry(OnClass.class, "plain"))
                .hasMessage("reknit/enabled = \"perhaps\" (" + world.file + ":1): allowed: true or false");
    }

    @Test
    void order_isTheConfiguredOneOfThePoliciesThatThereAre() {
        assertThat(order(List.of("Fallback", "Retry"))).containsExactly("Fallback", "Retry");
        world.properties.setProperty(NAME + "$OnClass/own/order", "Retry, Everything, Fallback");
        world.configuration.reload();
        assertThat(order(List.of("Fallback", "Retry"))).containsExactly("Retry", "Fallback");
        assertThat(order(List.of("Retry"))).containsExactly("Retry");
    }

    @Test
    void order_namesEachPolicyOnce() {
        String key = NAME + "$OnClass/order";
        String place = key + " = \"%s\" (system property): ";
        assertOrderRefused(
                key,
                "Retry",
                place
                        + "Fallback is missing; allowed: each policy of the method once, outermost first: Fallback, Retry");
        assertOrderRefused(key, "Retry,Fallback,Retry", place + "Retry stands there twice; allowed: each policy once");
        assertOrderRefused(key, "Retry,Falback", place + "there is no policy Falback, was Fallback meant?");
    }

    private void assertOrderRefused(String key, String value, String message) {
        world.properties.setProperty(key, value);
        world.configuration.reload();
        assertThatThrownBy(() -> order(List.of("Fallback", "Retry")))
                .isInstanceOf(SettingException.class)
                .hasMessage(message.formatted(value));
    }

    private List<String> order(List<String> standard) {
        return world.configuration
                .overrides(World.method(OnClass.class, "own"), OnClass.class)
                .order(standard);
    }

    @Test
    void overrides_keepWhatTheyHaveWhenTheConfigurationChanges() {
        world.configuration.set("Retry/maxRetries", "7");
        Overrides before = world.configuration.overrides(World.method(OnClass.class, "plain"), OnClass.class);
        world.configuration.set("Retry/maxRetries", "8");
        assertThat(before.apply(OnClass.class.getAnnotation(Retry.class)).maxRetries())
                .isEqualTo(7);
    }
}
