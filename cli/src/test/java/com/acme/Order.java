package com.acme;

import java.math.BigDecimal;

/** What somebody wants. */
public record Order(String item, long amount, BigDecimal price) {}
