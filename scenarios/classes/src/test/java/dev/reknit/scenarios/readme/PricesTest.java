package dev.reknit.scenarios.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.event.Event;
import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.readme.Prices.Price;
import dev.reknit.scenarios.readme.Prices.PriceService;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the README does what the README says. */
@ReknitTest
@BeforeLoading(BeforeLoading.FIELD)
class PricesTest {
    private static final PriceService DOWN = article -> {
        throw new IllegalStateException("down");
    };

    @Test
    void oneServiceDown_theOtherAnswers(RecordedEvents events) {
        Prices prices = new Prices(List.of(DOWN, article -> new Price(article, 7)));
        assertThat(prices.price("tea")).isEqualTo(new Price("tea", 7));
        assertThat(events.of(Event.FailedOver.class)).hasSize(1);
    }

    @Test
    void allServicesDown_lastKnownPriceAfterFiveAttempts(RecordedEvents events) {
        Prices prices = new Prices(List.of(DOWN));
        prices.update(List.of(new Price("tea", 5)));
        assertThat(prices.price("tea")).isEqualTo(new Price("tea", 5));
        assertThat(events.of(Event.AttemptFailed.class)).hasSize(4);
    }

    @Test
    void updateFailsHalfWay_nothingIsTakenOver() {
        Prices prices = new Prices(List.of(DOWN));
        prices.update(List.of(new Price("tea", 5)));
        assertThatThrownBy(() -> prices.update(List.of(new Price("tea", 6), new Price("milk", -1))))
                .hasMessage("milk costs -1");
        assertThat(prices.price("tea")).isEqualTo(new Price("tea", 5));
    }
}
