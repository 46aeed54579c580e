package dev.reknit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Retry;
import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.report.ClassReport;
import dev.reknit.weaver.report.WeaveReport;
import dev.reknit.weaver.rules.RuleBook;
import dev.reknit.weaver.rules.RuleFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryPassTest {
    private static final FileTime COMPILED = FileTime.fromMillis(1_000_000_000_123L);

    private static final ClassIndex JDK = ClassIndex.of(null);

    @TempDir
    private Path directory;

    private Path classes;
    private WeaveState state = WeaveState.NONE;
    private WeaveReport report = new WeaveReport();
    private String rules = "";

    static final class Guarded {
        @Retry
        void run() {}
    }

    static final class Plain {}

    @Retry(jitter = 0)
    static class Base {
        void run() {}
    }

    static class Heir extends Base {
        @Override
        void run() {}
    }

    abstract static class Wrong {
        @Retry
        abstract void run();
    }

    @BeforeEach
    void compile() throws IOException {
        classes = Files.createDirectory(directory.resolve("classes"));
        compile(Guarded.class);
        compile(Plain.class);
    }

    private Path file(Class<?> type) {
        return classes.resolve(type.getName().replace('.', '/') + ".class");
    }

    private void compile(Class<?> type) throws IOException {
        Path file = file(type);
        Files.createDirectories(file.getParent());
        String resource = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(resource))) {
            Files.write(file, in.readAllBytes());
        }
        Files.setLastModifiedTime(file, COMPILED);
    }

    /** The base class as it was, or will be, without its annotation. */
    private void compileBaseWithout() throws IOException {
        compile(Base.class);
        String bytes = Files.readString(file(Base.class), StandardCharsets.ISO_8859_1);
        String without = bytes.replace("Ldev/reknit/Retry;", "Lcom/acme01/Retry;");
        Files.writeString(file(Base.class), without, StandardCharsets.ISO_8859_1);
    }

    private Findings look(String version, Path to, String... excludes) throws IOException {
        WeaveState now = new WeaveState(version, to + List.of(excludes).toString(), rules, "", Map.of());
        ClassIndex index = new ClassIndex(this::read);
        DirectoryPass pass = new DirectoryPass(
                Weaver.standard()
                        .with(RuleBook.of(List.of(RuleFile.parse("my.rules", rules)))
                                .in(index)),
                index,
                new Directories(classes, to),
                new ClassFilter(List.of(), List.of(excludes)),
                state,
                now);
        Findings findings = pass.run();
        report = pass.report();
        if (findings.stale().isEmpty()
                && findings.problems(Problem.Severity.ERROR).isEmpty()
                && findings.failures().isEmpty()) {
            state = now.with(findings.owned(), findings.apply(state));
        }
        return findings;
    }

    private byte @Nullable [] read(String name) {
        Path file = classes.resolve(name + ".class");
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : JDK.read(name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Findings look() throws IOException {
        return look("1", classes);
    }

    private static List<String> names(WeaveReport report) {
        return report.classes().stream().map(ClassReport::className).toList();
    }

    private static boolean isWoven(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).contains("Ldev/reknit/runtime/Woven;");
    }

    @Test
    void firstBuild_weavesInPlaceAndKeepsTheTimeOfChange() throws IOException {
        Findings findings = look();
        assertThat(names(findings.wovenNow())).containsExactly(Guarded.class.getName());
        assertThat(findings.classesLookedAt()).isEqualTo(2);
        assertThat(isWoven(file(Guarded.class))).isTrue();
        assertThat(Files.getLastModifiedTime(file(Guarded.class))).isEqualTo(COMPILED);
    }

    @Test
    void secondBuild_looksAtNothingAndReportsEverything() throws IOException {
        look();
        WeaveState before = state;
        Findings findings = look();
        assertThat(names(findings.wovenNow())).isEmpty();
        assertThat(findings.classesLookedAt()).isZero();
        assertThat(findings.classesUnchanged()).isEqualTo(2);
        assertThat(names(report)).containsExactly(Guarded.class.getName());
        assertThat(state).isEqualTo(before);
    }

    @Test
    void recompiledClass_isTheOnlyOneWovenAgain() throws IOException {
        look();
        compile(Guarded.class);
        Findings findings = look();
        assertThat(findings.classesLookedAt()).isEqualTo(1);
        assertThat(names(findings.wovenNow())).containsExactly(Guarded.class.getName());
    }

    @Test
    void deletedClass_vanishesFromStateAndReport() throws IOException {
        look();
        Files.delete(file(Guarded.class));
        look();
        assertThat(report.classes()).isEmpty();
        assertThat(state.files()).hasSize(1);
    }

    @Test
    void lostState_wovenClassIsRecognisedByItsMark() throws IOException {
        look();
        byte[] woven = Files.readAllBytes(file(Guarded.class));
        state = WeaveState.NONE;
        Findings findings = look();
        assertThat(names(findings.wovenNow())).isEmpty();
        assertThat(names(report)).containsExactly(Guarded.class.getName());
        assertThat(Files.readAllBytes(file(Guarded.class))).isEqualTo(woven);
    }

    @Test
    void classWovenByAnotherVersion_isStaleUntilCompiledAgain() throws IOException {
        look("1", classes);
        assertThat(look("2", classes).stale()).containsExactly(Guarded.class.getName() + " was woven by Reknit 1");
        compile(Guarded.class);
        assertThat(look("2", classes).stale()).isEmpty();
        assertThat(look("2", classes).classesUnchanged()).isEqualTo(2);
    }

    @Test
    void wovenClassThatIsExcludedLater_isStale() throws IOException {
        look();
        assertThat(look("1", classes, "**.*Guarded").stale())
                .containsExactly(Guarded.class.getName() + " is excluded now, but woven already");
    }

    @Test
    void includedLater_isWoven() throws IOException {
        assertThat(names(look("1", classes, "**.*Guarded").wovenNow())).isEmpty();
        assertThat(names(look().wovenNow())).containsExactly(Guarded.class.getName());
    }

    @Test
    void heir_isWovenAndLeftAloneWhileItsHeritageIsTheSame() throws IOException {
        compile(Base.class);
        compile(Heir.class);
        assertThat(names(look().wovenNow()))
                .containsExactlyInAnyOrder(Guarded.class.getName(), Base.class.getName(), Heir.class.getName());
        Findings findings = look();
        assertThat(findings.classesLookedAt()).isZero();
        assertThat(findings.stale()).isEmpty();
    }

    @Test
    void superclassAnnotatedLater_unchangedHeirIsWoven() throws IOException {
        compileBaseWithout();
        compile(Heir.class);
        assertThat(names(look().wovenNow())).containsExactly(Guarded.class.getName());
        compile(Base.class);
        assertThat(names(look().wovenNow())).containsExactlyInAnyOrder(Base.class.getName(), Heir.class.getName());
        assertThat(look().classesLookedAt()).isZero();
    }

    @Test
    void superclassNotAnnotatedAnyMore_wovenHeirIsStaleUntilCompiledAgain() throws IOException {
        compile(Base.class);
        compile(Heir.class);
        look();
        compileBaseWithout();
        assertThat(look().stale())
                .containsExactly(Heir.class.getName() + " inherits other annotations than when it was woven");
        compile(Heir.class);
        assertThat(look().stale()).isEmpty();
        assertThat(isWoven(file(Heir.class))).isFalse();
    }

    @Test
    void error_isFoundAgainByTheNextBuild() throws IOException {
        compile(Wrong.class);
        assertThat(look().problems(Problem.Severity.ERROR)).hasSize(1);
        assertThat(isWoven(file(Guarded.class))).isFalse();
        assertThat(look().problems(Problem.Severity.ERROR)).hasSize(1);
    }

    @Test
    void damagedClass_isOneFailureAmongOthers() throws IOException {
        byte[] whole = Files.readAllBytes(file(Guarded.class));
        Files.write(classes.resolve("Cut.class"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Findings findings = look();
        assertThat(findings.failures()).extracting(Findings.Failure::className).containsExactly("Cut");
        assertThat(names(findings.wovenNow())).hasSize(1);
    }

    @Test
    void unfinishedFileOfAKilledBuild_isDeleted() throws IOException {
        Path left = Files.writeString(classes.resolve("A.class" + AtomicFile.UNFINISHED), "");
        look();
        assertThat(left).doesNotExist();
    }

    @Test
    void otherDirectory_mirrorsTheFirst() throws IOException {
        Path to = directory.resolve("woven");
        Path resource = Files.writeString(classes.resolve("some.properties"), "a=b");
        look("1", to);
        assertThat(isWoven(file(Guarded.class))).isFalse();
        assertThat(isWoven(to.resolve(classes.relativize(file(Guarded.class))))).isTrue();
        assertThat(to.resolve(classes.relativize(file(Plain.class)))).hasSameBinaryContentAs(file(Plain.class));
        assertThat(to.resolve("some.properties")).hasContent("a=b");

        assertThat(look("1", to).classesLookedAt()).isZero();
        Files.delete(to.resolve(classes.relativize(file(Guarded.class))));
        assertThat(names(look("1", to).wovenNow())).hasSize(1);

        Files.delete(file(Guarded.class));
        Files.delete(resource);
        look("1", to);
        assertThat(to.resolve(classes.relativize(file(Guarded.class)))).doesNotExist();
        assertThat(to.resolve("some.properties")).doesNotExist();
    }

    @Test
    void rules_areAppliedAndRemembered() throws IOException {
        rules = "execution(* *..Base.run()) => Retry(maxRetries = 7)\nexecution(* com.acme..*(..)) => Retry";
        compileBaseWithout();

        assertThat(look().rules()).containsExactly("my.rules:1");
        assertThat(report.text()).contains("run()  Retry(maxRetries=7) [rule my.rules:1]");

        Findings second = look();
        assertThat(second.classesLookedAt()).isZero();
        assertThat(second.rules()).containsExactly("my.rules:1");
        assertThat(report.text()).contains("run()  Retry(maxRetries=7) [rule my.rules:1]");
    }

    @Test
    void rulesChanged_wovenClassesMustBeCompiledAgain() throws IOException {
        look();
        rules = "execution(* *..Plain.run()) => Retry";
        assertThat(look().stale()).containsExactly(Guarded.class.getName() + " was woven with other rules");
    }
}
