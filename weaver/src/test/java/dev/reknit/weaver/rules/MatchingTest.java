package dev.reknit.weaver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.select.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {
    private static final ClassIndex INDEX = ClassIndex.of(MatchingTest.class.getClassLoader());
    private static final Path ASSERTJ = Path.of(assertThat("")
            .getClass()
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath());

    @Retention(RetentionPolicy.RUNTIME)
    @interface Mark {}

    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @interface Passed {}

    interface Service {
        String find(String id) throws IOException;
    }

    @Passed
    static class Base implements Service {
        @Override
        @Mark
        public String find(String id) throws IOException {
            return id;
        }

        private int count(int number, Object... more) {
            return number;
        }

        static Base make() {
            return new Base();
        }
    }

    @Mark
    static class Heir extends Base implements Callable<List<String>> {
        @Override
        public String find(String id) {
            return id;
        }

        @Override
        public List<String> call() {
            return List.of();
        }

        class Inner {
            void deep() {}
        }
    }

    private static final List<Class<?>> TYPES = List.of(Base.class, Heir.class, Heir.Inner.class, Service.class);

    private static byte[] classFile(Class<?> type) {
        try (InputStream in = type.getResourceAsStream(
                type.getName().substring(type.getPackageName().length() + 1) + ".class")) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Collection<String> selected(Rules rules, byte[] classFile) {
        ClassModel type = ClassModelReader.whole(classFile);
        if (!rules.mayConcern(classFile, INDEX::read)) {
            return List.of();
        }
        Rules.ForClass said = rules.of(type, classFile);
        Collection<String> selected = new ArrayList<>();
        for (MethodModel each : type.methods()) {
            said.of(each)
                    .forEach(added -> selected.add(
                            type.simpleName().replaceAll(".*\\$", "") + "." + each.name() + " " + added.place()));
        }
        return selected;
    }

    private static RuleBook book(String... rules) {
        RuleFile file = RuleFile.parse("r", String.join("\n", rules));
        assertThat(file.errors()).isEmpty();
        return RuleBook.of(List.of(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            execution(* dev.reknit..MatchingTest.Base.*(..))        ; Base.find Base.count Base.make Heir.find
            execution(* dev..Service.find(String))                  ; Base.find Heir.find
            execution(* dev..Service+.*(..))                        ; Base.find Base.count Base.make Heir.find Heir.call
            execution(* *..MatchingTest.*.find(..)) && !within(*..Base) ; Heir.find
            execution(private * *..MatchingTest.*.*(int, ..))       ; Base.count
            execution(static *..Base *(..))                         ; Base.make
            execution(* *..MatchingTest..*(..) throws java.io.IOException) ; Base.find
            execution(java.util.List *..Heir.*())                   ; Heir.call
            execution(java.util.Collection+ *..Heir.*())            ; Heir.call
            execution(* java.util.concurrent.Callable.call())       ; Heir.call
            within(*..Heir)                                         ; Heir.find Heir.call Inner.deep
            within(*..Heir.Inner)                                   ; Inner.deep
            within(*..Service+)                                     ; Base.find Base.count Base.make Heir.find Heir.call Inner.deep
            @annotation(dev.reknit.weaver.rules.MatchingTest.Mark)  ; Base.find
            execution(@dev.reknit.weaver.rules.MatchingTest.Mark * *(..)) ; Base.find
            @within(dev.reknit.weaver.rules.MatchingTest.Mark)      ; Heir.find Heir.call
            @within(dev.reknit.weaver.rules.MatchingTest.Passed)    ; Base.find Base.count Base.make Heir.find Heir.call
            within(@dev.reknit.weaver.rules.MatchingTest.Mark *)    ; Heir.find Heir.call Inner.deep
            within(*..MatchingTest.*) && args(String)               ; Base.find Heir.find
            within(*..MatchingTest.*) && args(int, ..)              ; Base.count
            within(*..MatchingTest.*) && args(Integer, ..)          ; Base.count
            within(*..MatchingTest.*) && args(java.lang.CharSequence) ; Base.find Heir.find
            execution(* com.acme.Missing.*(..)) || within(*..Inner) ; Inner.deep
            """)
    void pointcut_selectsWhatAspectJSelects(String pointcut, String methods) {
        Rules rules = book(pointcut + " => Timeout(5)").in(INDEX);
        Set<String> found = new TreeSet<>();
        for (Class<?> each : TYPES) {
            selected(rules, classFile(each)).forEach(selected -> found.add(selected.replace(" r:1", "")));
        }
        // A compiler's bridges are executions, too; they are passed over later.
        assertThat(found).isEqualTo(Stream.of(methods.split(" ")).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void pointcutOfOtherPackages_selectsNothing() {
        Rules rules = book("within(com.acme..*) => Timeout(5)").in(INDEX);
        assertThat(TYPES).noneMatch(each -> rules.mayConcern(classFile(each), INDEX::read));
    }

    @Test
    void argumentTypeKnownAtRunTimeOnly_isNoMatch() {
        Rules rules = book("within(*..Base) && args(.., Integer) => Timeout(5)").in(INDEX);
        assertThat(selected(rules, classFile(Base.class))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@annotation(com.acme.Missing)",
                "@within(com.acme.Missing)",
                "execution(@com.acme.Missing * *(..))",
                "execution(@(com.acme.Missing || com.acme.Other) * *(..))",
                "within(@com.acme.Missing *)",
                "within(com.acme.Missing+)",
                "execution(com.acme.Missing *(..))",
                "execution(* *(..) throws com.acme.Missing)",
                "execution(* com.acme.Missing+.*(com.acme.Other, ..))",
                "args(com.acme.Missing)"
            })
    void typeThatIsNotThere_selectsNothingAndLeavesTheRestInPlace(String missing) {
        Rules rules = book(missing + " || execution(* call()) => Timeout(5)").in(INDEX);
        byte[] classFile = classFile(Heir.class);
        assertThat(rules.of(ClassModelReader.whole(classFile), classFile).failure())
                .isNull();
        assertThat(selected(rules, classFile)).isNotEmpty().allMatch(each -> each.equals("Heir.call r:1"));
    }

    @Test
    void severalRules_areTakenInTheirOrder() {
        Rules rules = book("within(*..Heir) => Timeout(5)", "execution(* call()) => Retry, Timeout(6)")
                .in(INDEX);
        assertThat(selected(rules, classFile(Heir.class)))
                .contains("Heir.call r:1", "Heir.call r:2")
                .containsSubsequence("Heir.call r:1", "Heir.call r:2", "Heir.call r:2");
    }

    /** The test of names against the matcher alone, over many classes: it may let too many through, never too few. */
    @Test
    void nameTest_neverHidesAMatch() throws IOException {
        List<String> pointcuts = List.of(
                "execution(* org.assertj.core.api.Assert.isEqualTo(..))",
                "execution(* *..*Assert.*(Object))",
                "execution(* java.lang.Comparable.compareTo(..))",
                "execution(* Comparable+.compare*(..))",
                "execution(* java.util.Comparator+.*(..)) && !within(org.assertj.core.api..*)",
                "within(org.assertj..internal..*) && execution(static * *(..))",
                "within(org.assertj.core.api.*Assert+)",
                "execution(@Deprecated * *(..))",
                "@annotation(SafeVarargs) || @annotation(java.lang.Deprecated)",
                "@within(FunctionalInterface)",
                "execution(public * org..*Iterable*.*lement*(..))",
                "execution(* hashCode()) && within(org.assertj.core.groups..*)",
                "execution(* AutoCloseable.close())",
                "execution(* *.apply(..))");
        List<PointcutRule> rules = book(pointcuts.stream()
                        .map(each -> each + " => Timeout(5)")
                        .toArray(String[]::new))
                .rules();
        RuleBook book =
                book(pointcuts.stream().map(each -> each + " => Timeout(5)").toArray(String[]::new));
        Rules quick = book.in(INDEX);
        boolean[] all = new boolean[rules.size()];
        Arrays.fill(all, true);
        Matcher matcher = new Matcher(rules, INDEX);
        Set<String> matched = new TreeSet<>();
        for (byte[] each : classFiles(ASSERTJ)) {
            ClassModel type = ClassModelReader.outline(each);
            Rules.ForClass said = quick.mayConcern(each, INDEX::read) ? quick.of(type, each) : Rules.ForClass.NOTHING;
            matcher.match(type, each, all).forEach((method, added) -> {
                MethodModel model = type.methods().stream()
                        .filter(candidate -> (candidate.name() + candidate.descriptor()).equals(method))
                        .findFirst()
                        .orElseThrow();
                assertThat(said.of(model)).as(type.name() + " " + method).isEqualTo(added);
                added.forEach(rule -> matched.add(rule.place()));
            });
        }
        assertThat(matched).hasSize(pointcuts.size());
    }

    private static List<byte[]> classFiles(Path jar) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry each : (Iterable<JarEntry>) file.stream()::iterator) {
                if (each.getName().endsWith(".class") && !each.getName().contains("-info")) {
                    files.add(file.getInputStream(each).readAllBytes());
                }
            }
        }
        return files;
    }

    @Test
    void manyThreads_findTheSame() throws IOException {
        Rules rules = book("within(*..MatchingTest.*) && execution(* find(..)) => Timeout(5)")
                .in(INDEX);
        List<CompletableFuture<Collection<String>>> runs = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            byte[] classFile = classFile(i % 2 == 0 ? Base.class : Heir.class);
            runs.add(CompletableFuture.supplyAsync(() -> selected(rules, classFile)));
        }
        assertThat(runs).allSatisfy(each -> assertThat(each.join()).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "execution(* java.util.function.Function.*(..)), false",
        "within(*) && execution(* *(..)), false",
        "!within(java.util.*), false",
        "within(java.util.function..*), true",
        "within(com.acme.*) || within(java.util.*) && execution(* identity()), false",
        "within(com.acme.*) || within(java.util.function.*) && execution(* identity()), true"
    })
    void platformClass_isNamedByWithinOnly(String pointcut, boolean selected) throws IOException {
        RuleBook book = book("within(java.util.List) => Retry", pointcut + " => Timeout(5)")
                .ofPlatform();
        byte[] classFile = ClassIndex.of(null).read("java/util/function/Function");
        assertThat(selected(book.in(ClassIndex.of(null)), classFile))
                .isEqualTo(
                        selected
                                ? selected(book(pointcut + " => Timeout(5)").in(INDEX), classFile).stream()
                                        .map(each -> each.replace("r:1", "r:2"))
                                        .toList()
                                : List.of());
    }

    @Test
    void rulesThatSelectedNothing_areNamed() {
        RuleBook book = book("within(a.B) => Retry", "", "within(a.C) => Timeout(5)");
        assertThat(book.unmatched(List.of("r:1")))
                .extracting(Problem::line)
                .containsExactly("r:3: \"within(a.C)\" selects no method");
    }
}
