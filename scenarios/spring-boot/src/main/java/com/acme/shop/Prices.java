package com.acme.shop;

import dev.reknit.Retry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A bean with a proxy, guarded behind it. */
@Service
class Prices {
    private final Trouble trouble;

    Prices(Trouble trouble) {
        this.trouble = trouble;
    }

    @Transactional(readOnly = true)
    @Retry(maxRetries = 2, jitter = 0)
    public int cost(String sku) {
        trouble.pass("cost");
        return sku.length();
    }

    /** Calls itself, where no proxy is. */
    @Transactional(readOnly = true)
    public int price(String sku) {
        return sku.length() * rate();
    }

    @Retry(maxRetries = 4, jitter = 0)
    private int rate() {
        trouble.pass("rate");
        return 2;
    }
}
