package dev.reknit.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Shop;
import dev.reknit.Checkpointed;
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
import org.jspecify.annotations.Nullable;
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
        Path to = transform("from", "to");

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

    private Path transform(String from, String to) throws IOException {
        Path into = Files.createDirectory(folder.resolve(to));
        new Plugin.Engine.Default()
                .with(ClassFileLocator.ForClassLoader.of(Shop.class.getClassLoader()))
                .apply(folder.resolve(from).toFile(), into.toFile(), new Plugin.Factory.Simple(new ReknitPlugin()));
        return into;
    }

    private void put(String into, Class<?> type) throws IOException {
        Path file = folder.resolve(into).resolve(type.getName().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, Objects.requireNonNull(INDEX.read(type.getName().replace('.', '/'))));
    }

    @Checkpointed
    static class Owner {
        private @Nullable Part part;

        @Nullable
        Part part() {
            return part;
        }
    }

    static class Part {
        private int number;

        int number() {
            return number;
        }
    }

    @Test
    void partThatCameAfterItsDurableOwnerWasWoven_failsTheBuild() throws IOException {
        put("from", ReknitPluginTest.class);
        put("from", Owner.class);
        put("from", Part.class);
        transform("from", "to");
        put("to", Late.class);

        assertThatThrownBy(() -> transform("to", "again"))
                .hasStackTraceContaining("was woven before " + Late.class.getName()
                        + " was there, which its objects may be made of now; compile it again, as mvn clean does");
    }
}

/** In no nest with what it extends. */
class Late extends ReknitPluginTest.Part {}
