package com.acme.shop;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalog, without policies of its own. */
@RestController
class CatalogController {
    private final Catalog catalog;

    CatalogController(Catalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/products/{sku}/name")
    String name(@PathVariable String sku) {
        return catalog.name(sku);
    }

    @GetMapping("/products/{sku}")
    String describe(@PathVariable String sku) {
        return catalog.describe(sku);
    }

    @GetMapping("/search/{words}")
    String search(@PathVariable String words) {
        return catalog.search(words);
    }

    @GetMapping("/report")
    String report() {
        return catalog.report();
    }

    @PostMapping("/products/{sku}/stock")
    int restock(@PathVariable String sku) {
        return catalog.restock(sku);
    }

    @GetMapping("/products/{sku}/stock")
    int stock(@PathVariable String sku) {
        return catalog.stock(sku);
    }
}
