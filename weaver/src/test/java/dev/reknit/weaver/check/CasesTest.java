package dev.reknit.weaver.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.Weaving;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each member of the classes in {@code cases} is checked; what is said of it stands beside it. */
class CasesTest {
    private static final String PACKAGE = "dev/reknit/weaver/check/cases/";
    private static final String EXPECT = "L" + PACKAGE + "Expect;";
    private static final ClassIndex INDEX = ClassIndex.of(CasesTest.class.getClassLoader());
    private static final List<String> FILES = List.of(
            "RetryCases",
            "FallbackCases",
            "CircuitBreakerCases",
            "CheckpointedCases",
            "DurableCases",
            "JournaledCases",
            "RedundantCases",
            "HedgeCases",
            "TimeoutCases",
            "BulkheadCases",
            "RateLimitCases");

    /** Attributes for which there is no rule, and why. */
    private static final Set<String> FREE = Set.of(
            "CircuitBreaker.window", "Hedge.budget", "Journaled.durability", "Retry.budget"); // any value will do

    /** Annotations that are checked as those of a class. */
    private static final Set<String> OF_OBJECTS = Set.of("Checkpointed", "FormerNames");

    record Case(String place, List<String> expected, List<String> found) {
        @Override
        public String toString() {
            return place;
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String each : FILES) {
            for (Class<?> nested : nested(each)) {
                collect(read(nested), cases);
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void problems_of_a_member_are_those_beside_it(Case of) {
        assertThat(of.found()).isEqualTo(of.expected());
    }

    @Test
    void a_line_names_class_and_member() throws Exception {
        ClassModel type = read(Class.forName("dev.reknit.weaver.check.cases.RetryCases$Ranges"));
        MethodModel method = type.method("delay", "()V").orElseThrow();
        Problems problems = new Problems();

        Checks.check(new Subject(type, method, null, uses(method.annotations()).get(0), INDEX), problems);

        assertThat(problems.all())
                .extracting(Problem::line)
                .containsExactly("dev.reknit.weaver.check.cases.RetryCases$Ranges.delay(): @Retry.delay = -1:"
                        + " is out of range; allowed: 0 or more");
        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    void woven_class_has_no_more_problems_than_before() throws Exception {
        for (String name : List.of("RedundantCases$Fields", "RetryCases$Writes", "FallbackCases$Methods")) {
            byte[] before = bytes(Class.forName((PACKAGE + name).replace('/', '.')));
            Weaving once = Weaver.standard().weave(before, INDEX);

            Weaving twice = Weaver.standard().weave(once.classFile(), INDEX);

            assertThat(twice.alreadyWoven()).isTrue();
            assertThat(once.report().problems()).containsAll(twice.report().problems());
        }
    }

    @Test
    void every_attribute_is_in_a_message_or_free() throws IOException {
        String messages = String.join(
                "\n", cases().stream().flatMap(each -> each.expected().stream()).toList());
        Set<String> unheardOf = new TreeSet<>();
        for (Class<? extends Annotation> each : Checks.annotations()) {
            for (java.lang.reflect.Method attribute : each.getDeclaredMethods()) {
                String name = each.getSimpleName() + "." + attribute.getName();
                if (!messages.contains("@" + name + " = ")) {
                    unheardOf.add(name);
                }
            }
        }
        assertThat(unheardOf).isEqualTo(FREE);
    }

    /** Annotations that mean something only to others, which hold them to their rules. */
    private static final Set<String> MARKS = Set.of("dev.reknit.InUnit");

    @Test
    void every_annotation_has_rules() throws Exception {
        Set<String> annotations = new TreeSet<>();
        for (String each : Annotations.inPackage("dev.reknit")) {
            annotations.add(each);
        }
        annotations.removeAll(MARKS);
        assertThat(Checks.annotations()).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(annotations);
    }

    private static List<Class<?>> nested(String file) {
        try {
            Class<?> outer = Class.forName((PACKAGE + file).replace('/', '.'));
            return Stream.of(outer.getDeclaredClasses())
                    .flatMap(each -> Stream.concat(Stream.of(each), Stream.of(each.getDeclaredClasses())))
                    .sorted(Comparator.comparing(Class::getName))
                    .toList();
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static ClassModel read(Class<?> type) throws IOException {
        return ClassModelReader.whole(bytes(type));
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String file = Type.getInternalName(type) + ".class";
        try (InputStream in = CasesTest.class.getClassLoader().getResourceAsStream(file)) {
            return in.readAllBytes();
        }
    }

    /**
     * Checks a class member by member; what stands on the class itself is expected of every covered method, or of the class where that is checked
     * as such.
     */
    private static void collect(ClassModel type, List<Case> into) {
        List<String> ofClass = expected(type.annotation(EXPECT));
        List<AnnotationValues> ofObjects = uses(type.annotations()).stream()
                .filter(each -> OF_OBJECTS.contains(each.name()))
                .toList();
        if (!ofObjects.isEmpty()) {
            into.add(new Case(type.simpleName(), ofClass, check(type, null, null, ofObjects)));
            ofClass = List.of();
        }
        for (MethodModel method : type.methods()) {
            List<AnnotationValues> uses = uses(method.annotations());
            boolean covered = uses.isEmpty() && !method.isInitializer() && !method.has(Opcodes.ACC_PRIVATE);
            if (covered && !method.isStatic()) {
                uses = uses(type.annotations());
            }
            if (!uses.isEmpty()) {
                List<String> expected = new ArrayList<>(covered ? ofClass : List.of());
                expected.addAll(expected(method.annotation(EXPECT)));
                into.add(new Case(
                        type.simpleName() + "." + method.display(), expected, check(type, method, null, uses)));
            }
        }
        for (FieldModel field : type.fields()) {
            List<AnnotationValues> uses = uses(field.annotations());
            if (!uses.isEmpty()) {
                into.add(new Case(
                        type.simpleName() + "." + field.name(),
                        expected(field.annotation(EXPECT)),
                        check(type, null, field, uses)));
            }
        }
    }

    private static List<String> expected(Optional<AnnotationModel> expect) {
        return expect.map(each -> ((List<?>) each.values().get("value"))
                        .stream().map(String.class::cast).toList())
                .orElse(List.of());
    }

    private static List<AnnotationValues> uses(List<AnnotationModel> annotations) {
        List<AnnotationValues> uses = new ArrayList<>();
        for (AnnotationModel each : annotations) {
            Checks.annotations().stream()
                    .filter(type -> Type.getDescriptor(type).equals(each.descriptor()))
                    .forEach(type -> uses.add(new AnnotationValues(type, each)));
        }
        return uses;
    }

    private static List<String> check(
            ClassModel type, MethodModel method, FieldModel field, List<AnnotationValues> uses) {
        Problems problems = new Problems();
        uses.forEach(each -> Checks.check(new Subject(type, method, field, each, INDEX), problems));
        return problems.all().stream().map(CasesTest::shown).toList();
    }

    private static String shown(Problem problem) {
        String line = problem.line();
        return problem.severity().name().toLowerCase(Locale.ROOT) + line.substring(line.indexOf(": @"));
    }
}
