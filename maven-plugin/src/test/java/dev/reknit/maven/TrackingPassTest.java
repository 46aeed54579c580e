package dev.reknit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.track.Ownership;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that checkpointed objects are made of, from build to build. */
class TrackingPassTest {
    private static final FileTime COMPILED = FileTime.fromMillis(1_000_000_000_123L);
    private static final List<String> ALL = List.of("Cart", "Gift", "Item", "Shelf", "Stranger");
    private static final ClassIndex JDK = ClassIndex.of(null);

    @TempDir
    private Path directory;

    private WeaveState state = WeaveState.NONE;
    private Path to;

    @BeforeEach
    void compile() throws IOException {
        to = directory;
        for (String each : ALL) {
            compile(each);
        }
    }

    private Path file(String name) {
        return directory.resolve("com/acme/" + name + ".class");
    }

    private void compile(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/com/acme/" + name + ".class"))) {
            write(name, in.readAllBytes());
        }
    }

    private void write(String name, byte[] classFile) throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.write(file(name), classFile);
        Files.setLastModifiedTime(file(name), COMPILED);
    }

    /** The cart as it was, or will be, without its annotation. */
    private void compileCartWithout() throws IOException {
        compile("Cart");
        String bytes = Files.readString(file("Cart"), StandardCharsets.ISO_8859_1);
        String without = bytes.replace("Ldev/reknit/Checkpointed;", "Lcom/acme01/Checkpointed;");
        Files.writeString(file("Cart"), without, StandardCharsets.ISO_8859_1);
    }

    private Findings build(String... excludes) throws IOException {
        ClassIndex index = new ClassIndex(this::read);
        ClassFilter filter = new ClassFilter(List.of(), List.of(excludes));
        WeaveState now = new WeaveState("1", List.of(excludes).toString(), "", "", Map.of());
        DirectoryPass pass = new DirectoryPass(
                Weaver.standard().with(new Ownership(index, new ProjectClasses(directory, filter))),
                index,
                new Directories(directory, to),
                filter,
                state,
                now);
        Findings findings = pass.run();
        if (findings.problems(Problem.Severity.ERROR).isEmpty()) {
            state = now.with(findings.owned(), findings.apply(state));
        }
        return findings;
    }

    private byte[] read(String name) {
        Path own = directory.resolve(name + ".class");
        try {
            return Files.exists(own) ? Files.readAllBytes(own) : JDK.read(name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean isWoven(String name) throws IOException {
        return ClassModelReader.outline(Files.readAllBytes(file(name))).isWoven();
    }

    private List<String> tracked() throws IOException {
        List<String> tracked = new ArrayList<>();
        for (String each : ALL) {
            byte[] classFile = Files.readAllBytes(to.resolve("com/acme/" + each + ".class"));
            if (ClassModelReader.outline(classFile).interfaces().contains("dev/reknit/runtime/state/Tracked")) {
                tracked.add(each);
            }
        }
        return tracked;
    }

    @Test
    void ownedClasses_areWovenWhateverTheirOrder() throws IOException {
        build();

        assertThat(tracked()).containsExactly("Cart", "Gift", "Item");
    }

    @Test
    void secondBuild_changesNothing() throws IOException {
        build();
        Findings second = build();

        assertThat(second.classesLookedAt()).isZero();
        assertThat(second.wovenNow().classes()).isEmpty();
        assertThat(tracked()).containsExactly("Cart", "Gift", "Item");
    }

    @Test
    void ownerThatBecomesCheckpointed_unchangedClassesAreLookedAtAgain() throws IOException {
        compileCartWithout();
        build();
        assertThat(tracked()).isEmpty();

        compile("Cart");
        Findings second = build();

        assertThat(second.classesUnchanged()).isZero();
        assertThat(tracked()).containsExactly("Cart", "Gift", "Item");
    }

    @Test
    void changeThatOwnsNothingElse_unchangedClassesAreLeft() throws IOException {
        build();
        compile("Stranger");
        Files.setLastModifiedTime(file("Stranger"), FileTime.fromMillis(2_000_000_000_000L));
        Findings second = build();

        assertThat(second.classesLookedAt()).isEqualTo(1);
        assertThat(second.stale()).isEmpty();
    }

    @Test
    void ownedClassCompiledAgain_isWovenAgain() throws IOException {
        build();
        for (String each : List.of("Item", "Shelf")) {
            compile(each);
            Files.setLastModifiedTime(file(each), FileTime.fromMillis(2_000_000_000_000L));
        }
        build();

        assertThat(tracked()).containsExactly("Cart", "Gift", "Item");
    }

    @Test
    void ownedClassThatIsExcluded_isLeft() throws IOException {
        build("com.acme.Item");

        assertThat(tracked()).containsExactly("Cart", "Gift");
    }

    @Test
    void anotherDirectory_getsThemWoven() throws IOException {
        compileCartWithout();
        to = Files.createDirectory(directory.resolveSibling(directory.getFileName() + "-woven"));
        build();
        assertThat(tracked()).isEmpty();

        compile("Cart");
        build();
        assertThat(tracked()).containsExactly("Cart", "Gift", "Item");
    }

    @Test
    void classThatWritesFieldsOfOthers_isWovenForThem() throws IOException {
        build();

        assertThat(isWoven("Shelf")).isTrue();
        assertThat(isWoven("Stranger")).isFalse();
    }

    @Test
    void classThatWritesFieldsOfOthers_isWovenAgainWhenItIsCompiledAgain() throws IOException {
        build();
        compile("Shelf");
        Files.setLastModifiedTime(file("Shelf"), FileTime.fromMillis(2_000_000_000_000L));
        Findings second = build();

        assertThat(second.problems(Problem.Severity.ERROR)).isEmpty();
        assertThat(isWoven("Shelf")).isTrue();
    }

    @Test
    void classThatOthersWereWovenFor_compiledAgainAlone_isAnError() throws IOException {
        build();
        compile("Item");
        Files.setLastModifiedTime(file("Item"), FileTime.fromMillis(2_000_000_000_000L));

        assertThat(build().problems(Problem.Severity.ERROR))
                .extracting(Problem::line)
                .singleElement()
                .asString()
                .contains("was compiled again without com.acme.Shelf");
    }

    @Test
    void classThatWritesFieldsOfOthersAndIsExcluded_leavesThemCopied() throws IOException {
        build("com.acme.Shelf");

        assertThat(isWoven("Shelf")).isFalse();
        assertThat(ClassModelReader.outline(Files.readAllBytes(file("Item")))
                        .field("reknit$copied")
                        .orElseThrow()
                        .constant())
                .isEqualTo("price");
    }
}
