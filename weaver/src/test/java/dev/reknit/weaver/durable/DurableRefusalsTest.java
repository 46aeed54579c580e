package dev.reknit.weaver.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Checkpointed;
import dev.reknit.Journaled;
import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.Weaving;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.report.ClassReport.Guarded;
import dev.reknit.weaver.track.Ownership;
import dev.reknit.weaver.track.Survey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where objects cannot outlive the process, and what is said then. */
class DurableRefusalsTest {
    private static final ClassIndex INDEX = ClassIndex.of(DurableRefusalsTest.class.getClassLoader());

    @Checkpointed
    static class Ledger {
        private Entry last;
        private int count;

        @Journaled
        void add(int number) {
            count += number;
        }

        @Checkpointed
        void own() {
            count++;
        }

        Entry last() {
            return last;
        }

        Runnable local() {
            class Local extends Ledger implements Runnable {
                @Override
                public void run() {}
            }
            return new Local();
        }
    }

    static class Entry {
        private int amount;

        int amount() {
            return amount;
        }
    }

    static class Plain {
        private int number;

        void count() {
            number++;
        }

        void overridden() {
            number++;
        }

        int number() {
            return number;
        }
    }

    @Checkpointed
    static class Heir extends Plain {
        @Override
        void overridden() {
            super.overridden();
        }
    }

    private static byte[] bytes(Class<?> type) {
        return INDEX.read(type.getName().replace('.', '/'));
    }

    private static List<String> errors(Weaving weaving) {
        return weaving.report().problems().stream()
                .filter(each -> each.severity() == Problem.Severity.ERROR)
                .map(each -> each.line().substring(each.line().indexOf(": ") + 2))
                .toList();
    }

    @Test
    void withoutTracking_nothingCanBeSaved() {
        Weaving weaving = Weaver.standard().weave(bytes(Ledger.class), INDEX);

        assertThat(errors(weaving))
                .containsExactly(
                        "@Checkpointed: objects of the class cannot be saved, for tracking is switched off, and what is"
                                + " saved is found by it; switch it on");
        assertThat(weaving.report().guards()).extracting(Guarded::member).containsExactly("own()");
        assertThat(weaving.report().durable()).isNull();
    }

    @Test
    void loadedClass_cannotGetTheMembers() {
        Weaving weaving = Weaver.standard().weaveLoaded(bytes(Ledger.class), INDEX);

        assertThat(errors(weaving))
                .containsExactly(
                        "@Checkpointed: not possible in a loaded class: its objects would need members that it does not"
                                + " have; start the program with -javaagent, or weave it at build time");
        assertThat(weaving.report().guards()).extracting(Guarded::member).containsExactly("own()");
    }

    @Test
    void classThatWasLetPass_cannotBeSaved() {
        Weaver weaver = Weaver.standard().with(Ownership.ofAll(INDEX));
        weaver.letPass(Ledger.class.getName().replace('.', '/'));

        assertThat(errors(weaver.weave(bytes(Ledger.class), INDEX)))
                .containsExactly(
                        "@Checkpointed: objects of the class cannot be saved, for it, or a class nested with it or above"
                                + " it, was loaded before that was known, is excluded, or was woven elsewhere; weave it at build"
                                + " time, together with these");
    }

    @Test
    void localSubclass_cannotBeFoundAgain() throws Exception {
        Weaver weaver = Weaver.standard().with(Ownership.ofAll(INDEX));

        assertThat(errors(weaver.weave(bytes(Class.forName(Ledger.class.getName() + "$1Local")), INDEX)))
                .containsExactly(
                        "@Checkpointed: is on a class that is declared in code, of which the name changes when others"
                                + " are added before it, so that its objects could not be found again; make it a class of its own");
    }

    @Test
    void changeByAnInheritedMethod_isNotNoticed() {
        Weaver weaver = Weaver.standard().with(Ownership.ofAll(INDEX));

        assertThat(weaver.weave(bytes(Heir.class), INDEX).report().problems())
                .extracting(Problem::message)
                .containsExactly("inherits " + Plain.class.getName()
                        + ".count(), of which no call is checkpointed, so that nobody notices what it changes; annotate the class"
                        + " that it comes from, or override it");
    }

    /** A folder of class files, as builds leave it. */
    private static Weaving weave(Class<?> type, Map<String, byte[]> folder, Class<?>... seen) {
        ClassIndex index = new ClassIndex(name -> folder.containsKey(name) ? folder.get(name) : INDEX.read(name));
        Weaver weaver = Weaver.standard().with(Ownership.ofAll(index));
        Survey survey = weaver.survey(index);
        for (Class<?> each : Set.of(seen)) {
            survey.add(index.read(each.getName().replace('.', '/')));
        }
        survey.finish();
        return weaver.weave(index.read(type.getName().replace('.', '/')), index);
    }

    @Test
    void subclassThatCameLater_isMissedInWhatWasWoven() {
        Map<String, byte[]> folder = new HashMap<>();
        Weaving first = weave(Books.OrderBook.class, folder, Books.OrderBook.class, Books.Order.class);
        assertThat(errors(first)).isEmpty();
        folder.put(Books.OrderBook.class.getName().replace('.', '/'), first.classFile());

        Weaving second =
                weave(Books.OrderBook.class, folder, Books.OrderBook.class, Books.Order.class, LateOrder.class);

        assertThat(second.alreadyWoven()).isTrue();
        assertThat(second.report().problems())
                .filteredOn(each -> each.severity() == Problem.Severity.ERROR)
                .extracting(Problem::message)
                .containsExactly("was woven before " + LateOrder.class.getName()
                        + " was there, which its objects may be made of now; compile it again, as mvn clean does");
        assertThat(second.report().durable()).isNotNull();
    }

    @Test
    void partThatWasLoadedBefore_isTold() {
        Weaver weaver = Weaver.standard().with(Ownership.ofAll(INDEX));
        weaver.letPass(name(Separate.class));
        weaver.letPass(name(Separate.Part.class));

        assertThat(errors(weaver.weave(bytes(SeparateOwner.class), INDEX)))
                .containsExactly("is made of " + Separate.Part.class.getName()
                        + ", which was loaded before that was known, so that its objects can be saved by a StateCodec only;"
                        + " have this class loaded first, or weave both at build time");
    }

    @Test
    void classThatCameLater_mayBeMade_ifItIsOfAKnownKindAndSaved() {
        Ownership ownership = Ownership.ofAll(INDEX);
        Set<String> known = Set.of(name(Books.Order.class), name(Books.Party.class));

        assertThat(ownership.mayBeMade(name(LateOrder.class), known)).isTrue();
        assertThat(ownership.mayBeMade(name(Books.Special.class), known)).isTrue();
        assertThat(ownership.mayBeMade(name(Books.Firm.class), known))
                .as("a record")
                .isTrue();
        assertThat(ownership.mayBeMade(name(LateOrder.class), Set.of(name(Books.Book.class))))
                .as("of another kind")
                .isFalse();
        assertThat(ownership.mayBeMade(name(Entry.class), known))
                .as("of no kind")
                .isFalse();
        assertThat(ownership.mayBeMade("java/util/ArrayList", Set.of("java/util/List")))
                .as("of the platform")
                .isFalse();
        assertThat(ownership.mayBeMade(name(List.class), Set.of("java/util/Collection")))
                .isFalse();
        assertThat(ownership.mayBeMade(name(Books.Party.class), known))
                .as("an interface")
                .isFalse();
        assertThat(ownership.mayBeMade("com/acme/Nowhere", known)).isFalse();
        assertThat(ownership.mayBeMade("../" + name(LateOrder.class), known)).isFalse();
        ownership.letPass(name(LateOrder.class));
        assertThat(ownership.mayBeMade(name(LateOrder.class), known))
                .as("loaded as it was")
                .isFalse();
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    @Test
    void partThatWasWovenAsOneThatIsNotSaved_isTold() {
        Map<String, byte[]> folder = new HashMap<>();
        Weaving alone = weave(Separate.Part.class, folder);
        assertThat(alone.classFile()).isNotNull();
        folder.put(Separate.Part.class.getName().replace('.', '/'), alone.classFile());

        assertThat(weave(SeparateOwner.class, folder, SeparateOwner.class)
                        .report()
                        .problems())
                .extracting(Problem::message)
                .containsExactly("is made of " + Separate.Part.class.getName()
                        + ", which was woven before that was known; compile that again, as mvn clean does");
    }
}

/** In no nest with what it extends. */
class LateOrder extends Books.Order {
    LateOrder() {
        super(1);
    }
}

/** Of a nest of its own. */
@Checkpointed
class SeparateOwner {
    private Separate.Part part;

    Separate.Part part() {
        return part;
    }
}

/** Of another. */
final class Separate {
    private Separate() {}

    static class Part {
        private int number;

        @Checkpointed
        void count() {
            number++;
        }
    }
}
