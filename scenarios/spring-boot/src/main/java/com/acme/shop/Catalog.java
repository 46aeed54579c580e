package com.acme.shop;

import dev.reknit.Bulkhead;
import dev.reknit.CircuitBreaker;
import dev.reknit.Fallback;
import dev.reknit.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What is sold. */
@Service
class Catalog {
    private final JdbcClient database;
    private final Trouble trouble;

    Catalog(JdbcClient database, Trouble trouble) {
        this.database = database;
        this.trouble = trouble;
    }

    /** As it was last read while the database was there. */
    @Fallback(lastKnownGood = true)
    String name(String sku) {
        return database.sql("SELECT name FROM product WHERE sku = ?")
                .param(sku)
                .query(String.class)
                .single();
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = 600_000)
    @Fallback(fallbackMethod = "undescribed")
    String describe(String sku) {
        trouble.pass("describe");
        return "a fine " + sku;
    }

    private String undescribed(String sku) {
        return "a " + sku;
    }

    @Timeout(300)
    String search(String words) {
        trouble.pass("search");
        return words;
    }

    @Bulkhead(2)
    String report() {
        trouble.pass("report");
        return "all sold";
    }

    /** Waits while somebody else writes the product. */
    int restock(String sku) {
        return database.sql("UPDATE product SET stock = stock + 1 WHERE sku = ?")
                .param(sku)
                .update();
    }

    /** Fails at once while somebody else writes the product. */
    int stock(String sku) {
        return database.sql("SELECT stock FROM product WHERE sku = ? FOR UPDATE NOWAIT")
                .param(sku)
                .query(Integer.class)
                .single();
    }
}
