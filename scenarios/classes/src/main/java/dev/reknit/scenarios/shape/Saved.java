package dev.reknit.scenarios.shape;

import dev.reknit.Checkpointed;
import dev.reknit.Retry;
import java.io.Serializable;

/** Serializable classes that do not say which version they are. Their old files must stay readable. */
@SuppressWarnings("serial") // the point of it
public final class Saved {
    private Saved() {}

    /** Without an initializer, so that weaving gives it one. */
    public static class Account implements Serializable, Comparable<Account> {
        protected String owner = "nobody";
        private long cents;
        transient int reads;

        @Retry(jitter = 0)
        public long read() {
            reads++;
            return cents;
        }

        @Checkpointed
        protected void pay(long amount) {
            cents += amount;
        }

        @Override
        public int compareTo(Account other) {
            return Long.compare(cents, other.cents);
        }
    }

    /** With an initializer. */
    public static class Counted extends Account {
        static final int[] MADE = {0};

        @Retry(jitter = 0)
        @Override
        public long read() {
            return MADE[0]++;
        }
    }
}
