package dev.reknit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.runtime.event.ConfigurationEvent;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Site;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    private static final String NAME = ConfigurationTest.class.getName();

    @TempDir
    Path folder;

    private World world;

    static class Mirror {
        @Retry
        void fetch(String name) {}

        @Fallback(fallbackMethod = "fetch")
        void other() {}
    }

    @BeforeEach
    void create() {
        world = new World(folder);
    }

    // Sources

    @Test
    void sources_theStrongestThatHasTheKeyWins() throws IOException {
        try (URLClassLoader loader = loader("a", ClassLoader.getPlatformClassLoader(), "Retry/maxRetries=10")) {
            Class<?> bean = load(loader);
            assertThat(retries(bean)).isEqualTo(10);
            world.write("Retry/maxRetries=11");
            world.configuration.reload();
            assertThat(retries(bean)).isEqualTo(11);
            world.environment.put("RETRY_MAXRETRIES", "12");
            world.configuration.reload();
            assertThat(retries(bean)).isEqualTo(12);
            world.properties.setProperty("Retry/maxRetries", "13");
            world.configuration.reload();
            assertThat(retries(bean)).isEqualTo(13);
            world.configuration.set("Retry/maxRetries", "14");
            assertThat(retries(bean)).isEqualTo(14);
            world.configuration.remove("Retry/maxRetries");
            assertThat(retries(bean)).isEqualTo(13);
        }
    }

    @Test
    void classPath_theCopyNearestToTheClassWins() throws IOException {
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader parent = files("parent", platform, "Retry/maxRetries=10", "Retry/delay=20");
                URLClassLoader child = loader("child", parent, "Retry/maxRetries=11")) {
            Retry retry = world.retry(load(child), "fetch");
            assertThat(retry.maxRetries()).isEqualTo(11);
            assertThat(retry.delay()).isEqualTo(20);
        }
    }

    @Test
    void classDeployedAgain_hasTheValuesOfItsOwnLoader() throws IOException {
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader first = loader("first", platform, "Retry/maxRetries=10");
                URLClassLoader second = loader("second", platform, "Retry/maxRetries=11")) {
            assertThat(retries(load(first))).isEqualTo(10);
            assertThat(retries(load(second))).isEqualTo(11);
            assertThat(retries(load(first))).isEqualTo(10);
        }
    }

    @Test
    void classPathFile_isReadAgainOnReload() throws IOException {
        try (URLClassLoader loader = loader("a", ClassLoader.getPlatformClassLoader(), "Retry/maxRetries=10")) {
            Class<?> bean = load(loader);
            assertThat(retries(bean)).isEqualTo(10);
            Files.writeString(folder.resolve("a/reknit.properties"), "Retry/maxRetries=11");
            world.configuration.reload();
            assertThat(retries(bean)).isEqualTo(11);
            assertThat(world.changes).extracting(Change::keys).containsExactly(Set.of("Retry/maxRetries"));
        }
    }

    // What is wrong

    @Test
    void keysThatMeanNothing_areReportedOnceWithTheirPlace() {
        world.write("# all wrong", "Rety/maxRetries=1", "", "Retry/maxRetrys=1");
        world.properties.setProperty("com.acme.Foo/Retry/dealy", "1");
        world.properties.setProperty("some/other/thing", "1");
        retries(Mirror.class);
        retries(Mirror.class);
        assertThat(world.told(ConfigurationEvent.Unmatched.class))
                .containsExactly(
                        "com.acme.Foo/Retry/dealy = \"1\" (system property): there is no dealy in Retry, was delay meant?|",
                        "Rety/maxRetries = \"1\" (" + world.file + ":2): there is no policy Rety, was Retry meant?|",
                        "Retry/maxRetrys = \"1\" (" + world.file
                                + ":4): there is no maxRetrys in Retry, was maxRetries meant?|");
    }

    @Test
    void keysThatTheClassDoesNotBearOut_areReportedWhenItIsFirstAskedFor() {
        world.write(
                NAME + "$Mirror/fetsh/Retry/delay=1",
                NAME + "$Mirror/fetch(int)/Retry/delay=1",
                NAME + "$Mirror/other/Retry/delay=1",
                NAME + "$Mirror/Retry/delay=1",
                NAME + "$Mirror/Everything/count=1",
                NAME + "$Mirror/fetch(java.lang.String)/Retry/delay=1",
                NAME + "$Mirror/Retry/enabled=true",
                NAME + "$Absent/fetch/Retry/delay=1");
        retries(Mirror.class);
        String mirror = NAME + "$Mirror";
        assertThat(world.told(ConfigurationEvent.Unmatched.class))
                .containsExactly(
                        mirror + "/fetsh/Retry/delay = \"1\" (" + world.file + ":1): " + mirror
                                + " has no method fetsh, was fetch meant?|",
                        mirror + "/fetch(int)/Retry/delay = \"1\" (" + world.file + ":2): " + mirror
                                + " has no method fetch(int); it has: fetch(java.lang.String)|",
                        mirror + "/other/Retry/delay = \"1\" (" + world.file + ":3): " + mirror
                                + ".other has no @Retry|",
                        mirror + "/Retry/delay = \"1\" (" + world.file + ":4): " + mirror
                                + " has no @Retry of its own; those of its methods are set one by one: " + mirror
                                + "/fetch/Retry/delay|",
                        mirror + "/Everything/count = \"1\" (" + world.file + ":5): " + mirror
                                + " has no @Everything|");
    }

    @Test
    void rejection_isToldOnceUntilAKeyOfItChanges() {
        world.configuration.set("Retry/maxRetries", "-7");
        Site site = new Site(Mirror.class, "fetch(String)");
        Overrides asked = world.configuration.overrides(World.method(Mirror.class, "fetch"), Mirror.class);
        assertThat(asked.apply(World.method(Mirror.class, "fetch").getAnnotation(Retry.class)))
                .isNotNull();
        for (int i = 0; i < 2; i++) {
            world.configuration.rejected(
                    site, asked, new IllegalArgumentException("Retry.maxRetries = -7; allowed: 0"));
        }
        String told =
                "ConfigurationTest$Mirror.fetch(String)|java.lang.IllegalArgumentException: Retry.maxRetries = -7; allowed: 0; set:"
                        + " Retry/maxRetries = \"-7\" (set by the program)|";
        assertThat(world.told(Event.PlanRejected.class)).containsExactly(told);
        world.configuration.set("Retry/delay", "1");
        world.configuration.rejected(site, asked, new IllegalArgumentException("Retry.maxRetries = -7; allowed: 0"));
        assertThat(world.told(Event.PlanRejected.class)).containsExactly(told);
        world.configuration.set("Retry/maxRetries", "-8");
        world.configuration.rejected(site, asked, new IllegalArgumentException("Retry.maxRetries = -7; allowed: 0"));
        assertThat(world.told(Event.PlanRejected.class)).containsExactly(told, told);
    }

    @Test
    void set_refusesWhatHasNoEffectAndChangesNothing() {
        assertThatThrownBy(() -> world.configuration.set("Retry/maxRetrys", "1"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(
                        "Retry/maxRetrys = \"1\" (set by the program): there is no maxRetrys in Retry, was"
                                + " maxRetries meant?");
        assertThatThrownBy(() -> world.configuration.set(Map.of("Retry/maxRetries", "9", "Retry/delay", "soon")))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("Retry/delay = \"soon\" (set by the program): not a duration");
        assertThatThrownBy(() -> world.configuration.set("reknit/config/poll", "often"))
                .hasMessage(
                        "reknit/config/poll = \"often\" (set by the program): not a duration; allowed: a duration such"
                                + " as 500ms or 2s, 0 for never");
        assertThat(retries(Mirror.class)).isEqualTo(3);
        assertThat(world.changes).isEmpty();
    }

    // Change

    @Test
    void change_tellsTheKeysWhoseValuesChanged() {
        world.configuration.set(Map.of("Retry/delay", "1", NAME + "$Mirror/fetch/Retry/maxRetries", "2"));
        world.configuration.set("Retry/delay", "1");
        world.configuration.remove("Retry/jitter");
        assertThat(world.changes).hasSize(1);
        assertThat(world.told(ConfigurationEvent.Changed.class))
                .containsExactly("Retry/delay " + NAME + "$Mirror/fetch/Retry/maxRetries|");
    }

    @Test
    void change_concernsTheMethodsThatItsKeysAreAbout() {
        assertConcerns(NAME + "$Mirror/fetch/Retry/delay", true, false);
        assertConcerns(NAME + "$Mirror/fetch(java.lang.String)/Retry/delay", true, false);
        assertConcerns(NAME + "$Mirror/fetch(int)/Retry/delay", false, false);
        assertConcerns(NAME + "$Mirror/enabled", true, true);
        assertConcerns("Retry/delay", true, true);
        assertConcerns("reknit/enabled", true, true);
        assertConcerns(NAME + "/Retry/delay", false, false);
        assertConcerns("no key", false, false);
    }

    private static void assertConcerns(String key, boolean fetch, boolean other) {
        Change change = new Change(Set.of(key), World.POLICIES);
        assertThat(change.concerns(World.method(Mirror.class, "fetch"), Mirror.class))
                .as(key)
                .isEqualTo(fetch);
        assertThat(change.concerns(World.method(Mirror.class, "other"), Mirror.class))
                .as(key)
                .isEqualTo(other);
    }

    @Test
    void lineThatOnlyMoved_isNoChange() {
        world.write("Retry/delay=1");
        retries(Mirror.class);
        world.write("", "Retry/delay=1");
        world.configuration.reload();
        assertThat(world.changes).isEmpty();
    }

    private int retries(Class<?> bean) {
        return world.retry(bean, "fetch").maxRetries();
    }

    /** A loader with its own copy of the class, and its own file. */
    private URLClassLoader loader(String name, ClassLoader parent, String... lines) throws IOException {
        Path at = Files.createDirectories(folder.resolve(name));
        Files.write(at.resolve("reknit.properties"), List.of(lines));
        URL classes = Mirror.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {at.toUri().toURL(), classes}, parent) {
            @Override
            protected Class<?> findClass(String wanted) throws ClassNotFoundException {
                return wanted.startsWith(NAME) ? super.findClass(wanted) : Class.forName(wanted);
            }
        };
    }

    /** A loader with its own file and no classes. */
    private URLClassLoader files(String name, ClassLoader parent, String... lines) throws IOException {
        Path at = Files.createDirectories(folder.resolve(name));
        Files.write(at.resolve("reknit.properties"), List.of(lines));
        return new URLClassLoader(new URL[] {at.toUri().toURL()}, parent);
    }

    private static Class<?> load(ClassLoader loader) {
        try {
            return Class.forName(Mirror.class.getName(), true, loader);
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
