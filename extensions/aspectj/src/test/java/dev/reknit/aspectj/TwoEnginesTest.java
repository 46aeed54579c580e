package dev.reknit.aspectj;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.Weaving;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import javax.tools.ToolProvider;
import org.aspectj.bridge.IMessage;
import org.aspectj.bridge.MessageHandler;
import org.aspectj.tools.ajc.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that both engines come by is guarded by the one that came first, and once. */
class TwoEnginesTest {
    private static final String SOURCE = """
            public class Tried implements java.util.function.IntSupplier {
                private int attempts;

                @dev.reknit.Retry(maxRetries = 2, jitter = 0)
                public int getAsInt() {
                    if (++attempts < 100) {
                        throw new IllegalStateException("attempt " + attempts);
                    }
                    return attempts;
                }

                public String toString() {
                    return String.valueOf(attempts);
                }
            }
            """;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void compile() throws IOException {
        compile(SOURCE);
    }

    private void compile(String text) throws IOException {
        Path source = Files.writeString(directory.resolve("Tried.java"), text);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-g", "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(result).isZero();
        file = directory.resolve("Tried.class");
    }

    @Test
    void ajcFirst_reknitLeavesTheClassAndSaysSo() throws Exception {
        byCompiler();
        assertThat(aspectCalls(Files.readAllBytes(file))).isTrue();
        Weaving second = byReknit();
        assertThat(second.classFile()).isNull();
        assertThat(second.report().guards()).isEmpty();
        assertThat(second.report().problems())
                .extracting(Problem::line)
                .containsExactly("Tried: @Retry: left to AspectJ, whose aspect dev.reknit.aspectj.ReknitAspect is woven"
                        + " into the class already; take either it or Reknit's weaver");
        isTriedThreeTimes();
    }

    @Test
    void ajcFirstAndClassLoaded_reknitLeavesTheClass() throws Exception {
        byCompiler();
        assertThat(Weaver.standard()
                        .weaveLoaded(Files.readAllBytes(file), index())
                        .classFile())
                .isNull();
    }

    @Test
    void ajcFirstAndObjectsThatOutliveTheProcess_bothSayThatNothingIsSaved() throws Exception {
        compile("@dev.reknit.Checkpointed public class Tried { private int count; }");
        assertThat(compiledWithWarnings())
                .containsExactly("the class is @Checkpointed, but none of its objects will be saved: that takes members"
                        + " which aspects do not add; weave the class by Reknit and not by AspectJ");
        assertThat(byReknit().report().problems())
                .filteredOn(each -> each.severity() == Problem.Severity.ERROR)
                .extracting(Problem::line)
                .containsExactly(
                        "Tried: @Checkpointed: left to AspectJ, whose aspect dev.reknit.aspectj.ReknitAspect is"
                                + " woven into the class already; take either it or Reknit's weaver");
    }

    @Test
    void reknitFirst_ajcLeavesTheClass() throws Exception {
        Files.write(file, byReknit().classFile());
        byCompiler();
        assertThat(aspectCalls(Files.readAllBytes(file))).isFalse();
        isTriedThreeTimes();
    }

    private Weaving byReknit() throws IOException {
        return Weaver.standard().weave(Files.readAllBytes(file), index());
    }

    private static ClassIndex index() {
        return new ClassIndex(name -> {
            try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
                return in == null ? null : in.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private void byCompiler() throws IOException {
        assertThat(compiledWithWarnings()).isEmpty();
    }

    private List<String> compiledWithWarnings() throws IOException {
        Path from = Files.createDirectories(directory.resolve("in"));
        Files.move(file, from.resolve("Tried.class"));
        Path aspects = Path.of(ReknitAspect.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        String[] arguments = {
            "-17",
            "-proc:none",
            "-cp",
            System.getProperty("java.class.path"),
            "-inpath",
            from.toString(),
            "-aspectpath",
            aspects.toString(),
            "-d",
            directory.toString()
        };
        MessageHandler messages = new MessageHandler();
        new Main().run(arguments, messages);
        assertThat(file).exists();
        return Arrays.stream(messages.getMessages(IMessage.WARNING, true))
                .map(each -> each.getMessage().replace("\"", ""))
                .toList();
    }

    private static boolean aspectCalls(byte[] classFile) {
        return new String(classFile, ISO_8859_1).contains("dev/reknit/aspectj/ReknitAspect");
    }

    private void isTriedThreeTimes() throws Exception {
        try (URLClassLoader loader = loader()) {
            IntSupplier tried = (IntSupplier)
                    loader.loadClass("Tried").getDeclaredConstructor().newInstance();
            assertThat(catchThrowable(tried::getAsInt)).hasMessage("attempt 3");
            assertThat(tried).hasToString("3");
        }
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
    }
}
