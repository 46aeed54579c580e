package dev.reknit.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Heirs;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.report.ClassReport.Guarded;
import dev.reknit.weaver.report.ClassReport.PolicyInPlan;
import dev.reknit.weaver.select.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Annotations of a class are for its subclasses, too; which class files do not tell by themselves. */
class InheritanceTest {
    /** Reads class files, and writes down which. */
    private static final class Files implements ClassIndex.ClassFiles {
        private final List<String> read = new ArrayList<>();

        @Override
        public byte[] read(String name) {
            read.add(name.substring(name.lastIndexOf('$') + 1));
            return INDEX.read(name);
        }
    }

    private static final ClassIndex INDEX = ClassIndex.of(InheritanceTest.class.getClassLoader());

    private static boolean concerns(Class<?> type, ClassIndex index) throws IOException {
        return Weaver.standard().mayConcern(RefusalsTest.classFile(type), index::passesOnAnnotations);
    }

    private static Weaving weave(Class<?> type) throws IOException {
        return Weaver.standard().weave(RefusalsTest.classFile(type), INDEX);
    }

    private static List<String> plan(Class<?> type) throws IOException {
        return weave(type).report().guards().stream().map(InheritanceTest::line).toList();
    }

    private static String line(Guarded guarded) {
        return guarded.member()
                + guarded.plan().stream().map(InheritanceTest::line).toList();
    }

    private static String line(PolicyInPlan policy) {
        String from = policy.inheritedFrom() == null
                ? ""
                : " " + policy.inheritedFrom().replaceFirst(".*\\$", "");
        return policy.name() + " " + policy.source() + from;
    }

    @Test
    void superclassAnnotated_methodsOfTheSubclassAreGuarded() throws IOException {
        assertThat(plan(Heirs.Heir.class)).containsExactly("work()[Retry class Base]", "more()[Retry class Base]");
    }

    @Test
    void subclassAnnotated_itsAnnotationReplaces() throws IOException {
        assertThat(plan(Heirs.Replacing.class))
                .containsExactly("more()[Fallback class, Retry class]", "own()[Fallback class, Retry method]");
        assertThat(plan(Heirs.Both.class)).containsExactly("more()[Fallback class Replacing, Retry class Replacing]");
    }

    @Test
    void interfaceAnnotated_itsOwnMethodsAreGuardedAndNoOthers() throws IOException {
        assertThat(plan(Heirs.Face.class)).containsExactly("byDefault()[Retry class]");
        assertThat(plan(Heirs.Implementor.class)).isEmpty();
        assertThat(concerns(Heirs.Implementor.class, INDEX)).isFalse();
    }

    @Test
    void bridge_isLeftAlone() throws IOException {
        assertThat(plan(Heirs.OfText.class)).containsExactly("take(String)[Retry class Annotated]");
    }

    @Test
    void loadedClass_inheritsToo() throws IOException {
        Weaving weaving = Weaver.standard().weaveLoaded(RefusalsTest.classFile(Heirs.Heir.class), INDEX);
        assertThat(weaving.classFile()).isNotNull();
        assertThat(weaving.report().guards()).hasSize(2);
    }

    @Test
    void inheritedValueOutOfRange_isReportedWhereItStandsAndTheSubclassIsLeftOut() throws IOException {
        Weaving weaving = weave(Heirs.HeirOfWrong.class);
        assertThat(weaving.classFile()).isNull();
        assertThat(weaving.report().problems())
                .singleElement()
                .isEqualTo(weave(Heirs.Wrong.class).report().problems().get(0))
                .satisfies(each -> assertThat(each.className()).isEqualTo(Heirs.Wrong.class.getName()));
    }

    @Test
    void containerMade_isNotWoven() throws IOException {
        Weaving weaving = weave(Heirs.Base$$Proxy.class);
        assertThat(weaving.classFile()).isNull();
        assertThat(weaving.report().problems()).isEmpty();
    }

    @Test
    void containerMadeWithAnnotations_isNotWovenAndTheReportWarns() throws IOException {
        Weaving weaving = weave(Heirs.Copied$$Proxy.class);
        assertThat(weaving.classFile()).isNull();
        assertThat(weaving.report().problems())
                .singleElement()
                .satisfies(each -> assertThat(each.line())
                        .endsWith("Heirs$Copied$$Proxy: @Retry: not applied: the name of the class, or its flag"
                                + " synthetic, says that a container or a compiler made it, and calls are guarded in the class"
                                + " that it extends; if you wrote it, give it a name without $$"));
    }

    @Test
    void heirsOfOneClass_itIsReadOnce() throws IOException {
        Files files = new Files();
        ClassIndex index = new ClassIndex(files);

        assertThat(concerns(Heirs.Heir.class, index)).isTrue();
        assertThat(concerns(Heirs.Heir.class, index)).isTrue();
        assertThat(concerns(Heirs.Middle.class, index)).isTrue();
        assertThat(files.read).containsExactly("Middle", "Base");
    }

    @Test
    void classOfThePlatformExtended_nothingIsRead() throws IOException {
        Files files = new Files();

        assertThat(concerns(Heirs.Face.class, new ClassIndex(files))).isTrue();
        assertThat(concerns(Heirs.Implementor.class, new ClassIndex(files))).isFalse();
        assertThat(files.read).isEmpty();
    }

    @Test
    void heirOfAMethodAnnotated_isOfNoConcern() throws IOException {
        assertThat(concerns(Heirs.OfMethodAnnotated.class, INDEX)).isFalse();
    }

    @Test
    void superclassNotFoundOrUnreadable_isOfNoConcern() throws IOException {
        assertThat(concerns(Heirs.Heir.class, new ClassIndex(name -> null))).isFalse();
        assertThat(concerns(Heirs.Heir.class, new ClassIndex(name -> {
                    throw new UncheckedIOException(new IOException("no disk"));
                })))
                .isFalse();
    }

    @Test
    void rules_areForClassesThatMentionNothing() throws IOException {
        Weaver weaver = Weaver.standard().with((Rules) (type, classFile) -> method -> List.of());
        assertThat(weaver.mayConcern(RefusalsTest.classFile(Heirs.Implementor.class), INDEX::passesOnAnnotations))
                .isTrue();
    }
}
