package dev.reknit.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.StateCaptureException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An object whose class is in a module that opens nothing. */
class ClosedModuleTest {
    @TempDir
    Path folder;

    private Class<?> closedClass() throws IOException, ClassNotFoundException {
        Path info = Files.writeString(folder.resolve("module-info.java"), "module closed.one { exports p; }");
        Path source =
                Files.writeString(Files.createDirectories(folder.resolve("p")).resolve("Closed.java"), """
                package p;
                public class Closed {
                    private int value = 1;
                    public int value() { return value; }
                    public void value(int next) { value = next; }
                    public static java.lang.invoke.MethodHandles.Lookup lookup() {
                        return java.lang.invoke.MethodHandles.lookup();
                    }
                }
                """);
        Path classes = folder.resolve("classes");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), info.toString(), source.toString()))
                .isZero();
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("closed.one"));
        return ModuleLayer.defineModulesWithOneLoader(configuration, List.of(ModuleLayer.boot()), null)
                .layer()
                .findLoader("closed.one")
                .loadClass("p.Closed");
    }

    @Test
    void wovenClassElsewhere_refusedWithTheWordsThatOpenIt() throws Exception {
        Object closed = closedClass().getConstructor().newInstance();

        assertThatThrownBy(() -> Snapshots.of(new Object[] {closed}))
                .isInstanceOf(StateCaptureException.class)
                .hasMessageStartingWith("Object[][0] cannot be captured: it is a p.Closed, whose package is not open;"
                        + " module closed.one must say \"opens p to dev.reknit.runtime\"");
    }

    @Test
    void wovenClassInTheModule_itsRightsAreUsed() throws Exception {
        Class<?> type = closedClass();
        Object closed = type.getConstructor().newInstance();
        var rights = (MethodHandles.Lookup) type.getMethod("lookup").invoke(null);
        Capture capture = new Capture(new Anatomies(rights), new java.util.HashSet<>(), true);
        capture.root(closed);
        Snapshot snapshot = capture.finish();
        type.getMethod("value", int.class).invoke(closed, 2);

        assertThat(snapshot.restore()).isEmpty();

        assertThat(type.getMethod("value").invoke(closed)).isEqualTo(1);
    }
}
