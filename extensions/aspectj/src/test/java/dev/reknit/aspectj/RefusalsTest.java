package dev.reknit.aspectj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Checkpointed;
import dev.reknit.Journaled;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.ConfigurationEvent;
import dev.reknit.runtime.event.Listener;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalsTest {
    @TempDir
    Path directory;

    private List<String> toldOfRules() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        Listener listener = event -> {
            if (event instanceof ConfigurationEvent.Unmatched unmatched) {
                told.add(unmatched.reason());
            }
        };
        Environment.system().add(listener);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            Refusals.tellOfRules(loader);
        } finally {
            Environment.system().remove(listener);
        }
        return told;
    }

    @Test
    void rulesOnTheClassPath_areToldToHaveNoEffect() throws Exception {
        Files.writeString(directory.resolve("reknit.rules"), "within(com.acme..*) => Retry\n");
        assertThat(toldOfRules())
                .containsExactly("reknit.rules is for Reknit's weaver and not read where AspectJ weaves; annotate the"
                        + " methods, or weave them by Reknit's plugin or agent");
    }

    @Checkpointed
    static class Durable {
        @Journaled
        void written() {}

        void covered() {}

        private void alone() {}
    }

    @Test
    void objectsThatOutliveTheProcess_areRefused() throws Exception {
        for (String each : List.of("written", "covered")) {
            assertThat(Refusals.reason(Durable.class.getDeclaredMethod(each)))
                    .hasValueSatisfying(reason -> assertThat(reason)
                            .startsWith("objects that outlive the process need members of their own"));
        }
        assertThat(Refusals.reason(Durable.class.getDeclaredMethod("alone"))).isEmpty();
    }

    @Test
    void noRules_nothingIsTold() throws Exception {
        assertThat(toldOfRules()).isEmpty();
    }
}
