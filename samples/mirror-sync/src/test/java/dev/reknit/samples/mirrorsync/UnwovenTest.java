package dev.reknit.samples.mirrorsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The same classes as they were compiled: annotations alone do nothing, and the sample says so. */
final class UnwovenTest {
    @TempDir
    private Path folder;

    @Test
    void classesAreNotWoven_exitCodeIsOneAndSaysWhy() throws Exception {
        Trees.random(Files.createDirectories(folder.resolve("source")), 3);
        StringWriter out = new StringWriter();

        int exitCode = command()
                .setOut(new PrintWriter(out))
                .execute(
                        "--source",
                        folder.resolve("source").toString(),
                        "--target",
                        folder.resolve("copy").toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString()).contains("WRONG:", "unless the classes are woven", "was not copied");
    }

    private static CommandLine command() throws ReflectiveOperationException {
        return (CommandLine) Class.forName(MirrorSync.class.getName(), true, new Unwoven())
                .getDeclaredMethod("commandLine")
                .invoke(null);
    }

    /** Loads the sample's classes from where the compiler put them. */
    private static final class Unwoven extends ClassLoader {
        private static final String SAMPLE = MirrorSync.class.getPackageName();
        private final Path classes = Path.of(Objects.requireNonNull(System.getProperty("unwoven.classes")));

        Unwoven() {
            super(MirrorSync.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                return name.startsWith(SAMPLE) ? findClass(name) : super.loadClass(name, resolve);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try {
                byte[] bytes = Files.readAllBytes(classes.resolve(name.replace('.', '/') + ".class"));
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException missing) {
                throw new ClassNotFoundException(name, missing);
            }
        }
    }
}
