package com.acme.shop;

import dev.reknit.Retry;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Orders. The attempts are made here and not in {@link Orders}: there they would share the
 * transaction, which Spring's proxy begins before it calls the bean.
 */
@RestController
class OrderController {
    private final Orders orders;

    OrderController(Orders orders) {
        this.orders = orders;
    }

    @PostMapping("/orders/{sku}")
    @ResponseStatus(HttpStatus.CREATED)
    @Retry(
            maxRetries = 300,
            delay = 200,
            jitter = 0,
            maxDuration = 60_000,
            retryOn = {TroubleException.class, DataAccessException.class, TransactionException.class})
    long place(@PathVariable String sku) {
        return orders.place(sku);
    }

    @GetMapping("/orders/{sku}/count")
    int count(@PathVariable String sku) {
        return orders.count(sku);
    }
}
