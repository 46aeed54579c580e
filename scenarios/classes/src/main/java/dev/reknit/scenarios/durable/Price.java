package dev.reknit.scenarios.durable;

import java.math.BigDecimal;

/** A record. */
public record Price(BigDecimal amount, String currency) {}
