package com.acme.shop;

import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders in the database, each call in a transaction that the proxy of this bean makes. */
@Service
class Orders {
    private final JdbcClient database;
    private final Trouble trouble;

    Orders(JdbcClient database, Trouble trouble) {
        this.database = database;
        this.trouble = trouble;
    }

    /** The number of the new order. */
    @Transactional
    public long place(String sku) {
        var keys = new GeneratedKeyHolder();
        database.sql("INSERT INTO placed (sku) VALUES (?)").param(sku).update(keys, "id");
        trouble.pass("order");
        return Objects.requireNonNull(keys.getKey()).longValue();
    }

    @Transactional(readOnly = true)
    public int count(String sku) {
        return database.sql("SELECT count(*) FROM placed WHERE sku = :sku")
                .params(Map.of("sku", sku))
                .query(Integer.class)
                .single();
    }
}
