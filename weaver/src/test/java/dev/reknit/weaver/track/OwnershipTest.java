package dev.reknit.weaver.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Shop;
import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.Weaving;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassFileException;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.report.StateField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which classes are tracked depends on annotations, types of fields, nests, and on what came first. */
class OwnershipTest {
    private static final ClassIndex INDEX = ClassIndex.of(Shop.class.getClassLoader());

    private final Shown shown = new Shown();
    private final Ownership ownership = shown.ownership;

    private static byte[] file(String name) {
        return Shown.file(name);
    }

    private Weaving show(String name) {
        return shown.show(name);
    }

    private Set<String> tracked(String... names) {
        return shown.tracked(names);
    }

    @Test
    void classWithACheckpointedMethod_isTracked() {
        assertThat(tracked("Order", "Bystander", "Shop")).containsExactly("Order");
    }

    @Test
    void typesOfItsFields_areTracked() {
        assertThat(tracked("Order", "Line", "Customer", "Party", "Tag"))
                .containsExactly("Order", "Line", "Customer", "Party", "Tag");
    }

    @Test
    void implementorsAndSubclassesOfTheseTypes_areTracked() {
        assertThat(tracked("Order", "Wheel", "Round", "HeirOfOrder"))
                .containsExactly("Order", "Wheel", "Round", "HeirOfOrder");
    }

    @Test
    void otherSubclassesOfASuperclass_areNot() {
        assertThat(tracked("Order", "Supplier")).containsExactly("Order");
    }

    @Test
    void enumsRecordsInterfacesAndWhatIsNoState_areNot() {
        assertThat(tracked("Order", "Vat", "Money", "Shape", "Guard")).containsExactly("Order");
    }

    @Test
    void ownedClassThatCameBeforeItsOwner_isNot() {
        assertThat(tracked("Line", "Order", "Line")).containsExactly("Order");
    }

    @Test
    void superclassThatCameBefore_isNotAndItsSubclassIsAlone() {
        show("Order");
        assertThat(tracked("Round", "Wheel")).containsExactly("Round", "Wheel");

        Ownership late = Ownership.ofAll(INDEX);
        late.letPass("com/acme/Round");
        Weaver other = Weaver.standard().with(late);
        other.weave(file("Order"), INDEX);
        byte[] wheel = Objects.requireNonNull(other.weave(file("Wheel"), INDEX).classFile());
        assertThat(ClassModelReader.outline(wheel).interfaces()).contains(Shown.TRACKED);
        assertThat(other.weave(file("Round"), INDEX).classFile()).isNull();
    }

    @Test
    void superclassThatIsNotKnownToBeOfThisLoader_leavesItsSubclassUntracked() {
        Ownership narrow = new Ownership(INDEX, new Ownership.Scope() {
            @Override
            public boolean covers(String name) {
                return true;
            }

            @Override
            public boolean isOwn(String name, String heir) {
                return false;
            }
        });
        Weaver other = Weaver.standard().with(narrow);
        other.weave(file("Order"), INDEX);
        assertThat(other.weave(file("Customer"), INDEX).classFile()).isNull();
    }

    @Test
    void nest_isTrackedWhole() {
        TrackedNest nest = nest("Outer$Inner");
        assertThat(nest.members()).containsOnlyKeys("com/acme/Outer", "com/acme/Outer$Inner");
        assertThat(tracked("Outer", "Outer$Kind", "Outer$Pair", "Outer$Face")).containsExactly("Outer");
        assertThat(ownership.letPass("com/acme/Outer$Kind")).isFalse();
    }

    @Test
    void nestOfWhichAMemberCameBefore_isNot() {
        assertThat(tracked("Outer", "Outer$Inner", "Outer")).isEmpty();
        assertThat(show("Outer$Inner").classFile()).as("woven without").isNotNull();
        assertThat(show("Outer$Inner").report().state())
                .extracting(StateField::handling)
                .containsExactly(StateField.Handling.COPIED);
    }

    @Test
    void memberThatCameBefore_andMadeNoUseOfTheOthers_isTakenForOneOutside() {
        assertThat(tracked("Around", "Around$Core", "Around$Other")).containsExactly("Around$Core", "Around$Other");
    }

    @Test
    void memberThatCameBefore_andWritesFieldsOfTheOthers_leavesAllUntracked() {
        assertThat(tracked("Around$Other", "Around$Core", "Around")).isEmpty();
    }

    @Test
    void nestOfWhichAMemberIsExcluded_isNot() {
        Ownership narrow = new Ownership(INDEX, new Ownership.Scope() {
            @Override
            public boolean covers(String name) {
                return !name.equals("com/acme/Outer$Pair");
            }

            @Override
            public boolean isOwn(String name, String heir) {
                return true;
            }
        });
        byte[] woven =
                Weaver.standard().with(narrow).weave(file("Outer$Inner"), INDEX).classFile();
        assertThat(ClassModelReader.outline(Objects.requireNonNull(woven)).interfaces())
                .isEmpty();
    }

    @Test
    void nestThatCannotBeWoven_isNotAndThatIsSaid() {
        Ownership.Plans plans = new Ownership.Plans() {
            @Override
            public List<MethodModel> checkpointed(ClassModel type, byte[] classFile) {
                return type.methods();
            }

            @Override
            public boolean isLeft(byte[] classFile) {
                return false;
            }

            @Override
            public void tryOut(ClassModel type, byte[] classFile, TrackedNest nest) {
                throw ClassFileException.tooLarge("all of it");
            }
        };
        assertThat(ownership.nest(ClassModelReader.whole(file("Line")), file("Line"), plans))
                .isNull();
        assertThat(ownership.failure("com/acme/Line"))
                .isEqualTo(new Ownership.Failure(
                        Problem.Severity.WARNING,
                        "does not log its changes and is copied, for weaving com.acme.Line so failed:"
                                + " the class is too large once woven: all of it"));
    }

    @Test
    void fieldsThatOthersMayWriteOrReadThrough_areCopied() {
        TrackedClass order = Objects.requireNonNull(nest("Order").find("com/acme/Order"));
        assertThat(order.level()).isEqualTo(1);
        assertThat(order.copied()).extracting(each -> each.name()).containsExactly("note", "open");
        assertThat(order.logged()).extracting(each -> each.name()).contains("id", "lines", "total", "tags");
        assertThat(order.uncertain()).contains("lines", "count", "shape", "later", "price", "guard");
        assertThat(order.uncertain()).doesNotContain("id", "total", "tags", "vat");
    }

    @Test
    void fieldsOfANestWithHandles_areCopiedUnlessFinal() {
        TrackedClass handled = Objects.requireNonNull(nest("Handled").find("com/acme/Handled"));
        assertThat(handled.copied()).extracting(each -> each.name()).containsExactly("count");
        assertThat(handled.logged()).extracting(each -> each.name()).containsExactly("name");
    }

    @Test
    void trackedSuperclasses_areNamed() {
        show("Order");
        TrackedClass wheel = Objects.requireNonNull(nest("Wheel").find("com/acme/Wheel"));
        assertThat(wheel.level()).isEqualTo(2);
        assertThat(wheel.trackedSuperclass()).isEqualTo("com/acme/Round");
    }

    private TrackedNest nest(String name) {
        show(name);
        Ownership.Plans none = new Ownership.Plans() {
            @Override
            public List<MethodModel> checkpointed(ClassModel type, byte[] classFile) {
                throw new AssertionError("decided already");
            }

            @Override
            public boolean isLeft(byte[] classFile) {
                throw new AssertionError("decided already");
            }

            @Override
            public void tryOut(ClassModel type, byte[] classFile, TrackedNest nest) {
                throw new AssertionError("decided already");
            }
        };
        return Objects.requireNonNull(ownership.nest(ClassModelReader.whole(file(name)), file(name), none));
    }

    @Test
    void decision_isTheSameWhenAskedAgain() {
        assertThat(show("Order").classFile()).isEqualTo(show("Order").classFile());
    }

    @Test
    void afterASurvey_theOrderDoesNotMatter() {
        List<String> all = new ArrayList<>(List.of(
                "Order",
                "Line",
                "Party",
                "Customer",
                "Supplier",
                "Tag",
                "Shape",
                "Round",
                "Wheel",
                "Vat",
                "Money",
                "Around",
                "Around$Core",
                "Around$Other",
                "Guard",
                "Bystander",
                "HeirOfOrder",
                "Outer",
                "Outer$Inner",
                "Outer$Kind",
                "Handled",
                "Shop"));
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(all, random);
            OwnershipTest fresh = new OwnershipTest();
            Survey survey = Objects.requireNonNull(fresh.shown.weaver.survey(INDEX));
            all.forEach(each -> survey.add(file(each)));
            survey.finish();
            assertThat(new TreeSet<>(fresh.tracked(all.toArray(new String[0]))))
                    .as("seed %s", seed)
                    .containsExactly(
                            "Around",
                            "Around$Core",
                            "Around$Other",
                            "Customer",
                            "Handled",
                            "HeirOfOrder",
                            "Line",
                            "Order",
                            "Outer",
                            "Outer$Inner",
                            "Party",
                            "Round",
                            "Tag",
                            "Wheel");
        }
    }

    @Test
    void classThatIsLoaded_isNeverTracked() {
        byte[] woven = Objects.requireNonNull(
                shown.weaver.weaveLoaded(file("Order"), INDEX).classFile());
        assertThat(ClassModelReader.outline(woven).interfaces()).isEmpty();
        assertThat(tracked("Order")).isEmpty();
    }
}
