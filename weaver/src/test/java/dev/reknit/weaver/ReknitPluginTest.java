package dev.reknit.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Shop;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The weaver in Byte Buddy's build engine. */
class ReknitPluginTest {
    private static final ClassIndex INDEX = ClassIndex.of(Shop.class.getClassLoader());

    @TempDir
    private Path folder;

    @Test
    void ownedClasses_areTrackedWhateverTheirOrder() throws IOException {
        Path from = Files.createDirectories(folder.resolve("from/com/acme"));
        for (String each : List.of(
                "Around",
                "Around$Core",
                "Around$Other",
                "Bystander",
                "Customer",
                "Line",
                "Order",
                "Party",
                "Shop",
                "Tag")) {
            Files.write(from.resolve(each + ".class"), Objects.requireNonNull(INDEX.read("com/acme/" + each)));
        }
        Path to = Files.createDirectory(folder.resolve("to"));

        new Plugin.Engine.Default()
                .with(ClassFileLocator.ForClassLoader.of(Shop.class.getClassLoader()))
                .apply(folder.resolve("from").toFile(), to.toFile(), new Plugin.Factory.Simple(new ReknitPlugin()));

        TreeSet<String> tracked = new TreeSet<>();
        try (var files = Files.list(to.resolve("com/acme"))) {
            for (Path each : (Iterable<Path>) files::iterator) {
                if (ClassModelReader.outline(Files.readAllBytes(each))
                        .interfaces()
                        .contains("dev/reknit/runtime/state/Tracked")) {
                    tracked.add(each.getFileName().toString().replace(".class", ""));
                }
            }
        }
        assertThat(tracked)
                .containsExactly("Around", "Around$Core", "Around$Other", "Customer", "Line", "Order", "Party", "Tag");
    }
}
