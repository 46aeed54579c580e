package com.acme.shop;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waiting for other processes. */
final class Waiting {
    /** {@code -Dshop.wait}, in seconds. */
    static final Duration LONGEST = Duration.ofSeconds(Long.getLong("shop.wait", 60));

    private Waiting() {}

    static void until(Callable<Boolean> condition) {
        await().atMost(LONGEST).until(condition);
    }
}
