package dev.reknit.scenarios.durable;

/** An enum, with a constant that has a body. */
public enum Side {
    BUY,
    SELL {
        @Override
        public String toString() {
            return "sell";
        }
    }
}
