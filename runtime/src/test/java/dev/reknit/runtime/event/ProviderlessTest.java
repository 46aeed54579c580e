package dev.reknit.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that has SLF4J, and no provider for it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ProviderlessTest {
    /** What runs in a process of its own. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            Slf4jListener listener = new Slf4jListener();
            Site site = new Site(Program.class, "fetch(String)");
            for (int i = 0; i < 3; i++) {
                listener.on(new Event.GaveUp(site, 4, "no attempt left", new IOException("no route")));
            }
            listener.on(new Event.CallRecovered(site, 2));
            listener.on(new Event.ClassRefused(null, "a.B", "too large"));
        }
    }

    @Test
    void errorsAndWarnings_goToTheErrorStream() throws Exception {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> !Path.of(each).getFileName().toString().startsWith("logback"))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        path,
                        Program.class.getName())
                .start();
        process.getOutputStream().close();
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(each -> each.startsWith("reknit")))
                .containsExactly(
                        "reknit: WARN gave up method=ProviderlessTest$Program.fetch(String) attempts=4 reason=no attempt left"
                                + " failure=java.io.IOException: no route",
                        "reknit: ERROR not woven class=a.B reason=too large");
        assertThat(process.waitFor()).isZero();
    }
}
