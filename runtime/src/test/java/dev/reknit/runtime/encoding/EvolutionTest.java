package dev.reknit.runtime.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.encoding.Versions.Client;
import dev.reknit.runtime.encoding.Versions.Customer;
import dev.reknit.runtime.encoding.Versions.Now;
import dev.reknit.runtime.encoding.Versions.Then;
import dev.reknit.runtime.encoding.Versions.Vanished;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EvolutionTest {
    private static Then then() {
        Then then = new Then(3);
        then.qty = 12;
        then.boxed = 5;
        then.lost = 77;
        then.customer = new Customer("Ann", 30, "Bern");
        then.gone = new ArrayList<>(List.of("kept", new Vanished("so", new Node(4)), then));
        return then;
    }

    @Test
    void fieldsThatWereRenamedWidenedMovedAndAdded_areFound() {
        Now now = (Now) Saved.copy(then(), Now.class, Client.class);
        assertThat(now.quantity).isEqualTo(12);
        assertThat(now.boxed).isEqualTo(5);
        assertThat(now.id).isEqualTo(3);
        assertThat(now.added).isNull();
        assertThat(now.customer).isEqualTo(new Client(30, "Ann", 0.0));
    }

    @Test
    void fieldsThatWereRemoved_areWrittenAgain() {
        Now now = (Now) Saved.copy(then(), Now.class, Client.class);
        Saved again = Saved.all(new ObjectTable(), new Object[] {now, now});
        Object[] read = (Object[]) Saved.decoding(List.of(again), Now.class, Client.class, Vanished.class, Node.class)
                .read(1);
        assertThat(((Now) read[0]).quantity).isEqualTo(12);
        StateTree tree = again.tree();
        StateNode.Fields order = (StateNode.Fields) tree.node(2);
        assertThat(order.type()).isEqualTo("acme.Purchase");
        assertThat(order.fields()).containsEntry("lost", new StateNode.Value("long", 77L));
        StateNode.Elements gone = (StateNode.Elements)
                tree.node(((StateNode.Reference) order.fields().get("gone")).number());
        assertThat(gone.elements())
                .hasSize(3)
                .startsWith(new StateNode.Value("String", "kept"))
                .endsWith(new StateNode.Reference(2));
        StateNode.Fields vanished = (StateNode.Fields)
                tree.node(((StateNode.Reference) gone.elements().get(1)).number());
        assertThat(vanished.fields()).containsEntry("why", new StateNode.Value("String", "so"));
    }

    @Test
    void fieldThatWasNarrowed_isRefusedWithItsName() {
        assertThatThrownBy(() -> Saved.copy(then(), Versions.Narrower.class))
                .isInstanceOf(StateReadException.class)
                .hasMessage(
                        "Field " + Versions.Narrower.class.getName()
                                + ".lost is int and was long in the saved state, of which not all values fit. Make it long again; or"
                                + " leave \"long lost\" as it was, give the new field another name, and set it from the old one.");
    }

    @Test
    void classThatIsNotNamed_isNotLoaded() {
        Then then = new Then(1);
        then.customer = new Customer("Ann", 30, "Bern");
        assertThatThrownBy(() -> Saved.copy(then, Then.class))
                .isInstanceOf(StateReadException.class)
                .hasMessageContaining("Versions$Customer");
    }

    @Test
    void recordsEnumsAndSealedTypes_areFoundByDeclaredTypes() {
        Object[] state = {new Declared(Map.of(Kinds.Color.RED, List.of(new Square(2))))};
        assertThat((Object[]) Saved.copy(state, Declared.class)).containsExactly(state);
    }

    @Test
    void enumsOfThePlatform_needNotBeNamed() {
        Object[] state = {DayOfWeek.MONDAY, EnumSet.of(TimeUnit.DAYS), Map.of(RoundingMode.DOWN, Month.MAY)};
        assertThat((Object[]) Saved.copy(state)).containsExactly(state);
    }

    record Declared(Map<Kinds.Color, List<? extends Figure>> figures) {}

    sealed interface Figure permits Square {}

    record Square(int side) implements Figure {}

    @Test
    void chainOfAnOlderClass_isToldToBeSo() {
        GraphDecoding decoding = Saved.decoding(List.of(Saved.all(new ObjectTable(), then())), Now.class, Client.class);
        decoding.read(1);
        assertThat(decoding.isCurrent()).isFalse();
        GraphDecoding same = Saved.decoding(List.of(Saved.all(new ObjectTable(), new Node(1))), Node.class);
        same.read(1);
        assertThat(same.isCurrent()).isTrue();
    }

    @Test
    void codec_isToldItsVersion() {
        Object[] copy = (Object[]) Saved.copy(new Object[] {new MoneyCodec.Money(java.math.BigDecimal.TEN, "EUR")});
        assertThat(((MoneyCodec.Money) copy[0]).currency).isEqualTo("EUR 3");
    }
}
