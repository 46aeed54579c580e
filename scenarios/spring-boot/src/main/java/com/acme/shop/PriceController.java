package com.acme.shop;

import dev.reknit.Retry;
import org.springframework.aop.support.AopUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Prices, and offers whose attempts are to be configured. */
@RestController
class PriceController {
    private final Prices prices;
    private final Trouble trouble;

    PriceController(Prices prices, Trouble trouble) {
        this.prices = prices;
        this.trouble = trouble;
    }

    @GetMapping("/prices/{sku}")
    int price(@PathVariable String sku) {
        return prices.price(sku);
    }

    @GetMapping("/costs/{sku}")
    int cost(@PathVariable String sku) {
        return prices.cost(sku);
    }

    @GetMapping("/costs/proxy")
    boolean proxy() {
        return AopUtils.isCglibProxy(prices);
    }

    @GetMapping("/quotes/{sku}")
    @Retry(maxRetries = 2, jitter = 0)
    int quote(@PathVariable String sku) {
        trouble.pass("quote");
        return sku.length();
    }

    @GetMapping("/offers/{sku}")
    @Retry(maxRetries = 0, jitter = 0)
    int offer(@PathVariable String sku) {
        trouble.pass("offer");
        return sku.length();
    }
}
