package dev.reknit.weaver.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.weaver.durable.Books.Book;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Classes that outlive the process, woven, with fakes for the runtime that they call. */
class DurableWeavingTest {
    private static final String PACKAGE = "dev.reknit.weaver.durable.Books$";

    private final DurableLoader loader = new DurableLoader(Books.class, Fakes::called);

    @BeforeEach
    @AfterEach
    void forget() {
        Fakes.CALLS.remove();
        Fakes.WRITTEN.remove();
    }

    private Object make(String name, Class<?>[] types, Object... arguments) throws Exception {
        Constructor<?> constructor = loader.nested(name).getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }

    private Book book() throws Exception {
        Book book = (Book) make("OrderBook", new Class<?>[] {String.class}, "x");
        Fakes.calls();
        return book;
    }

    @Test
    void construction_endsWithTheGate() throws Exception {
        make("OrderBook", new Class<?>[] {String.class}, "x");
        assertThat(Fakes.calls()).last().isEqualTo("constructed OrderBook by OrderBook");

        make("OrderBook", new Class<?>[] {String.class}, "");
        assertThat(Fakes.calls()).containsExactly("constructed OrderBook by OrderBook");

        make("OrderBook", new Class<?>[0]);
        assertThat(Fakes.calls()).containsExactly("constructed OrderBook by OrderBook");
    }

    @Test
    void subclass_hasAGateOfItsOwn() throws Exception {
        make("SpecialBook", new Class<?>[] {String.class}, "x");

        assertThat(Fakes.calls())
                .filteredOn(each -> each.startsWith("constructed"))
                .containsExactly("constructed SpecialBook by OrderBook", "constructed SpecialBook by SpecialBook");
    }

    @Test
    void gate_knowsTheClassesOfTheState() throws Exception {
        make("OrderBook", new Class<?>[] {String.class}, "x");

        assertThat(Fakes.calls().get(0).substring("durable ".length()).split(","))
                .containsExactlyInAnyOrder(
                        List.of("Firm", "Order", "OrderBook", "Person", "Side", "Special", "SpecialBook", "Tag")
                                .stream()
                                .map(PACKAGE::concat)
                                .toArray(String[]::new));
    }

    @Test
    void journaledCall_isWrittenThenRun() throws Exception {
        Book book = book();

        book.place(null, 3, 4L, 0.5, true);

        assertThat(Fakes.calls())
                .containsExactly(
                        "open place",
                        "argument reference null",
                        "argument int 3",
                        "argument long 4",
                        "argument double 0.5",
                        "argument boolean true",
                        "written",
                        "succeeded null");
        assertThat(book.volume()).isEqualTo(3);
        assertThat(book.cancel("y")).isEqualTo("yx");
        assertThat(Fakes.calls()).last().isEqualTo("succeeded yx");
    }

    @Test
    void argumentsOfAllKinds_arePutWithoutBoxes() throws Exception {
        assertThat(book().many((byte) 1, (short) 2, 'c', 4f, new int[5])).isEqualTo(1 + 2 + 'c' + 4 + 5);

        assertThat(Fakes.calls())
                .filteredOn(each -> each.startsWith("argument"))
                .extracting(each -> each.split(" ")[1])
                .containsExactly("byte", "short", "char", "float", "reference");
    }

    @Test
    void call_thatIsNotWritten_runsAllTheSame() throws Exception {
        Book book = book();
        Fakes.WRITTEN.set(false);

        assertThat(book.cancel("y")).isEqualTo("yx");

        assertThat(Fakes.calls()).containsExactly("open cancel", "succeeded yx");
    }

    @Test
    void failureOfTheBody_isToldAndThrownOn() throws Exception {
        Book book = book();

        assertThatThrownBy(book::refuse)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refused");

        assertThat(Fakes.calls()).containsExactly("open refuse", "written", "failed refused");
    }

    @Test
    void eachAttemptOfARetry_isWritten() throws Exception {
        Book book = book();

        book.retried();

        assertThat(Fakes.calls())
                .filteredOn(each -> each.equals("open retried"))
                .hasSize(3);
    }

    @Test
    void timeAndChance_areAskedOfTheJournal() throws Exception {
        Book book = book();

        assertThat(book.chance()).hasSize(12);

        assertThat(Fakes.calls())
                .containsExactly(
                        "currentTimeMillis",
                        "nanoTime",
                        "instant",
                        "localDate",
                        "localDate UTC",
                        "calendar",
                        "random",
                        "seed",
                        "currentTimeMillis",
                        "randomUUID",
                        "newRandom",
                        "newDate",
                        "shuffle");
    }

    @Test
    void constant_namesTheFields() throws Exception {
        assertThat(state("Order"))
                .isEqualTo(String.join(
                        "\n",
                        PACKAGE + "Order com.acme.OldOrder com.acme.Offer",
                        "=prices [D",
                        "~quantity I qty",
                        "~firm Z",
                        "~small B",
                        "~number S",
                        "~letter C",
                        "~big J",
                        "~rate F",
                        "~price D",
                        "~side Ldev/reknit/weaver/durable/Books$Side;",
                        "~tags [Ldev/reknit/weaver/durable/Books$Tag;",
                        "~party Ldev/reknit/weaver/durable/Books$Party;"));
        assertThat(state("Person")).isEqualTo(PACKAGE + "Person\n=name Ljava/lang/String;");
    }

    private String state(String name) throws Exception {
        Field field = loader.nested(name).getDeclaredField("reknit$state");
        field.setAccessible(true);
        return (String) field.get(null);
    }

    @Test
    void savedObject_isMadeAgain() throws Exception {
        Object order = make("Special", new Class<?>[] {long.class}, 7L);
        call(order, "change", int.class, 5);
        call(order, "note", String.class, "n");
        Fakes.Writer finals = new Fakes.Writer("");
        Fakes.Writer others = new Fakes.Writer("");

        ((Fakes.Saved) order).reknit$saveFinal(finals);
        ((Fakes.Saved) order).reknit$save(others);

        assertThat(finals.values).hasSize(2).startsWith(7L);
        assertThat(others.values).startsWith(1, 5, false).endsWith("n").hasSize(13);
        Object made = make("Special", new Class<?>[] {Fakes.Reader.class}, new Fakes.Reader(finals.values));
        Fakes.Reader rest = new Fakes.Reader(others.values);
        ((Fakes.Saved) made).reknit$load(rest);
        assertThat(rest.values).isEmpty();
        assertThat(made.toString()).isEqualTo(order.toString().replace("cached []", "null null"));
    }

    @Test
    void refilled_isWhatFinalFieldsReferTo() throws Exception {
        Object book = book();
        Fakes.Writer finals = new Fakes.Writer("");
        ((Fakes.Saved) book).reknit$saveFinal(finals);
        Fakes.Reader reader = new Fakes.Reader(finals.values);

        ((Fakes.Saved) book).reknit$refill(reader);

        assertThat(reader.values).isEmpty();
        assertThat(reader.refilled).isEqualTo(finals.values).hasSize(2);
    }

    @Test
    void otherMethodsOfTheClass_areCheckpointed_exceptThoseThatOnlyRead() throws Exception {
        book();

        assertThat(loader.report("OrderBook").guards())
                .extracting(each -> each.member())
                .containsExactlyInAnyOrder(
                        "place(Object,int,long,double,boolean)",
                        "cancel(String)",
                        "many(byte,short,char,float,int[])",
                        "refuse()",
                        "plain()",
                        "retried()",
                        "chance()");
        assertThat(loader.report("OrderBook").problems()).isEmpty();
    }

    @Test
    void subclass_isCheckpointedByItsSuperclass() throws Exception {
        loader.nested("SpecialBook");

        assertThat(loader.report("SpecialBook").guards())
                .extracting(each -> each.member())
                .containsExactly("count()");
    }

    @Test
    void againstTheRuntimeItself_classesLinkAndRun() throws Exception {
        DurableLoader real = new DurableLoader(Books.class, UnaryOperator.identity());
        for (Class<?> each : Books.class.getDeclaredClasses()) {
            Class.forName(each.getName(), true, real);
        }
    }

    private static void call(Object on, String name, Class<?> type, Object argument) throws Exception {
        for (Class<?> each = on.getClass(); each != null; each = each.getSuperclass()) {
            for (var method : each.getDeclaredMethods()) {
                if (method.getName().equals(name)
                        && List.of(method.getParameterTypes()).equals(List.of(type))) {
                    method.setAccessible(true);
                    method.invoke(on, argument);
                    return;
                }
            }
        }
        throw new NoSuchMethodException(name);
    }
}
