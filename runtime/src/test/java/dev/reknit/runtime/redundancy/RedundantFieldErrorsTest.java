package dev.reknit.runtime.redundancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.AllInstancesFailedException;
import dev.reknit.Redundant;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What a user who got something wrong reads. */
class RedundantFieldErrorsTest {
    private static final String ON = " on RedundantFieldErrorsTest$Wrong.";

    @SuppressWarnings("unused")
    private static final class Wrong {
        private static final IOException CHECKED = new IOException("no list");
        private static final IllegalArgumentException UNCHECKED = new IllegalArgumentException("no list");
        private final List<Mirror> none = new ArrayList<>();
        private final List<Mirror> unset = null;
        private final List<Mirror> holes = Arrays.asList(null, new FakeMirror("a"));
        private final List<Object> strangers = List.of(1);
        private final int[] numbers = {1};

        @Redundant(from = "none")
        Mirror empty;

        @Redundant(from = "unset")
        Mirror nothing;

        @Redundant(from = "holes")
        Mirror hole;

        @Redundant(from = "strangers")
        Mirror stranger;

        @Redundant(from = "numbers")
        Mirror number;

        @Redundant(from = "checked")
        Mirror throwing;

        @Redundant(from = "unchecked")
        Mirror throwingUnchecked;

        @Redundant(from = "nowhere")
        Mirror unknown;

        @Redundant
        Mirror missing;

        @Redundant(from = "none")
        static Mirror shared;

        @Redundant(from = "none", accept = "plausible")
        Mirror accepting;

        @Redundant(from = "none")
        String noInterface;

        @Redundant(from = "none", ejectAfter = -1)
        Mirror ejectAfter;

        @Redundant(from = "none", ejectionTime = 0)
        Mirror ejectionTime;

        @Redundant(from = "none", maxEjectionTime = 29_999)
        Mirror maxEjectionTime;

        @Redundant(from = "none", maxEjectedPercent = 101)
        Mirror maxEjectedPercent;

        Mirror plain;

        List<Mirror> checked() throws IOException {
            throw CHECKED;
        }

        List<Mirror> unchecked() {
            throw UNCHECKED;
        }
    }

    @Test
    void instances_areUnusable() {
        rejects("empty", "Redundant.from = \"none\"" + ON + "empty gave no instance; it must give at least one");
        assertThatThrownBy(() -> mirror("empty").fetch("x"))
                .isInstanceOfSatisfying(
                        AllInstancesFailedException.class,
                        all -> assertThat(all.failures()).isEmpty());
        rejects(
                "nothing",
                "Redundant.from = \"unset\"" + ON + "nothing gave null; it must give an Iterable, array, Stream or"
                        + " Supplier of one of these, and be set before the field is first used");
        rejects(
                "hole",
                "Redundant.from = \"holes\"" + ON + "hole gave null at index 0; each must implement "
                        + Mirror.class.getName());
        rejects(
                "stranger",
                "Redundant.from = \"strangers\"" + ON + "stranger gave an instance of java.lang.Integer at index 0;"
                        + " each must implement " + Mirror.class.getName());
        rejects(
                "number",
                "Redundant.from = \"numbers\"" + ON + "number gave a [I; it must give an Iterable, array, Stream or"
                        + " Supplier of one of these");
    }

    @Test
    void fromThrows_uncheckedComesThroughAndCheckedIsTheCause() {
        assertThatThrownBy(() -> mirror("throwingUnchecked").fetch("x")).isSameAs(Wrong.UNCHECKED);
        assertThatThrownBy(() -> mirror("throwing").fetch("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(Wrong.CHECKED)
                .hasMessage("Redundant.from = \"checked\"" + ON + "throwing threw java.io.IOException: no list");
    }

    @Test
    void errorsOfAStage_areInTheStage() {
        assertThat(mirror("empty").later("x").toCompletableFuture())
                .isCompletedExceptionally()
                .failsWithin(java.time.Duration.ZERO)
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .withCauseInstanceOf(AllInstancesFailedException.class);
    }

    @Test
    void attributes_areNotAllowed() {
        rejects(
                "unknown",
                "Redundant.from = \"nowhere\"" + ON + "unknown: neither a method nowhere() without parameters nor a"
                        + " field nowhere in " + Wrong.class.getName() + " or a superclass");
        rejects(
                "missing",
                "Redundant" + ON + "missing: from is missing; name the method or field that gives the instances");
        rejects(
                "shared",
                "Redundant.from = \"none\"" + ON + "shared: the annotated field is static, so none must be static"
                        + " too; it is declared in " + Wrong.class.getName());
        rejects("accepting", "Redundant" + ON + "accepting: alternates and accept are for methods; a field has from");
        rejects("ejectAfter", "Redundant.ejectAfter = -1" + ON + "ejectAfter; allowed: 0 (never) or more");
        rejects("ejectionTime", "Redundant.ejectionTime = 0" + ON + "ejectionTime; allowed: 1 or more");
        rejects(
                "maxEjectionTime",
                "Redundant.maxEjectionTime = 29999" + ON
                        + "maxEjectionTime; allowed: at least ejectionTime, which is 30000");
        rejects("maxEjectedPercent", "Redundant.maxEjectedPercent = 101" + ON + "maxEjectedPercent; allowed: 0 to 100");
        rejects(
                "plain",
                "RedundantFieldErrorsTest$Wrong.plain has no annotation @Redundant at run time;"
                        + " weave the class anew");
    }

    @Test
    void fieldIsNotOfAnInterface_isRefusedAtOnce() {
        assertThatThrownBy(() -> field("noInterface"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Redundant" + ON + "noInterface: the type of the field is java.lang.String; it must be"
                        + " an interface, and not a sealed one");
    }

    private static void rejects(String field, String message) {
        Callable<?> call = () -> mirror(field).fetch("x");
        assertThatThrownBy(call::call)
                .as(field)
                .isInstanceOf(RuntimeException.class)
                .hasMessage(message);
    }

    private static Mirror mirror(String field) {
        return (Mirror) field(field);
    }

    private static Object field(String name) {
        try {
            MethodHandles.Lookup own = MethodHandles.privateLookupIn(Wrong.class, MethodHandles.lookup());
            return RedundantField.of(own, name).instance(name.equals("shared") ? null : new Wrong());
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
