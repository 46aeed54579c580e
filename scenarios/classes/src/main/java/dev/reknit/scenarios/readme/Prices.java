package dev.reknit.scenarios.readme;

import dev.reknit.Backoff;
import dev.reknit.Checkpointed;
import dev.reknit.Fallback;
import dev.reknit.Redundant;
import dev.reknit.Retry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the README begins with. */
public class Prices {
    private final List<PriceService> mirrors;

    @Redundant(from = "mirrors")
    private PriceService service;

    private final Map<String, Price> known = new HashMap<>();

    /** Prices from several services. */
    @SuppressWarnings("NullAway") // the field is filled by weaving
    public Prices(List<PriceService> mirrors) {
        this.mirrors = mirrors;
    }

    /** The price of an article. */
    @Retry(maxRetries = 4, delay = 50, backoff = Backoff.EXPONENTIAL)
    @Fallback(fallbackMethod = "lastKnown")
    public @Nullable Price price(String article) {
        return service.price(article);
    }

    private @Nullable Price lastKnown(String article) {
        return known.get(article);
    }

    /** Takes over prices, all or none. */
    @Checkpointed
    public void update(List<Price> batch) {
        batch.forEach(price -> known.put(price.article(), price.checked()));
    }

    /** Gives prices. */
    public interface PriceService {
        /** The price of an article. */
        Price price(String article);
    }

    /** A price in cents. */
    public record Price(String article, int cents) {
        Price checked() {
            if (cents < 0) {
                throw new IllegalArgumentException(article + " costs " + cents);
            }
            return this;
        }
    }
}
