package dev.reknit.samples.counter;

/**
 * Takes an amount from an order.
 *
 * @param order its number
 * @param amount how many pieces
 */
public record Trade(long order, int amount) {}
