package dev.reknit.weaver.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Shop;
import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.Weaving;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.report.StateField;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the report says of each field of the state. */
class StateReportTest {
    private static final ClassIndex INDEX = ClassIndex.of(Shop.class.getClassLoader());

    private final Shown shown = new Shown();

    private static byte[] file(String name) {
        return Shown.file(name);
    }

    private Weaving show(String name) {
        return shown.show(name);
    }

    @Test
    void report_saysWhatBecomesOfEachField() {
        show("Order");
        assertThat(show("Order").report().state())
                .extracting(each -> each.handling().name().toLowerCase(Locale.ROOT) + " " + each.name()
                        + (each.reason() == null ? "" : ": " + each.reason()))
                .containsExactly(
                        "shared id",
                        "tracked lines",
                        "tracked customers",
                        "tracked tags",
                        "copied count: whenever a call opens, all of it,"
                                + " since a java.util.concurrent.atomic.AtomicLong does not log its changes",
                        "tracked shape",
                        "shared vat",
                        "shared price",
                        "shared guard",
                        "tracked total",
                        "tracked later",
                        "copied note: whenever a call opens, since classes outside its nest may write it; make it private",
                        "copied open: whenever a call opens,"
                                + " since classes outside its nest may read it and change what it holds; make it private");
        assertThat(show("Line").report().state())
                .containsExactly(new StateField("amount", StateField.Handling.TRACKED, null));
        assertThat(show("Bystander").report().state()).isEmpty();
    }

    @Test
    void reportOfAWovenClass_isTheSame() {
        Weaving woven = show("Order");
        Weaving again = new Shown().weaver.weave(Objects.requireNonNull(woven.classFile()), INDEX);
        assertThat(again.alreadyWoven()).isTrue();
        assertThat(again.report().state()).isEqualTo(woven.report().state());
    }

    @Test
    void withoutTracking_allButConstantsIsCopied() {
        List<StateField> state =
                Weaver.standard().weave(file("Handled"), INDEX).report().state();
        assertThat(state)
                .containsExactly(
                        new StateField("name", StateField.Handling.SHARED, null),
                        new StateField(
                                "count",
                                StateField.Handling.COPIED,
                                "whenever a call opens, since tracking is switched off"));
    }
}
