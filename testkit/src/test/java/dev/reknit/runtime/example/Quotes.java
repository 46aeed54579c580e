package dev.reknit.runtime.example;

import static dev.reknit.runtime.Guard.policy;

import dev.reknit.Backoff;
import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.runtime.Guard;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/** Asks a server for quotes. */
final class Quotes {
    private static final Guard FETCH = Guard.of(
            "fetch",
            policy(Retry.class)
                    .with(Retry::maxRetries, 5)
                    .with(Retry::delay, 100)
                    .with(Retry::backoff, Backoff.EXPONENTIAL)
                    .with(Retry::jitter, 0)
                    .with(Retry::retryOn, IOException.class));

    private static final Guard OR_NONE = Guard.of(
            "orNone",
            policy(Retry.class).with(Retry::jitter, 0).test(Retry::on, (String quote) -> quote.isEmpty()),
            policy(Fallback.class).answer(Fallback::fallbackMethod, failure -> "none: " + failure.getMessage()));

    private final Server server;

    /** What may fail. */
    interface Server {
        String fetch(String symbol) throws IOException;

        CompletionStage<String> fetchAsync(String symbol);
    }

    Quotes(Server server) {
        this.server = server;
    }

    String quote(String symbol) throws IOException {
        return FETCH.call(() -> server.fetch(symbol));
    }

    String quoteOrNone(String symbol) throws IOException {
        return OR_NONE.call(symbol, () -> server.fetch(symbol));
    }

    CompletionStage<String> quoteLater(String symbol) {
        return FETCH.stage(() -> server.fetchAsync(symbol));
    }

    Callable<String> task(String symbol) {
        return FETCH.around(() -> server.fetch(symbol));
    }
}
