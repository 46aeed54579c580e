package com.acme;

import dev.reknit.Retry;

/** Never answers, and cannot be woven in one place. */
public abstract class Hopeless {
    @Retry
    abstract String unwoven();

    @Retry(maxRetries = 1, jitter = 0)
    String answer() {
        throw new IllegalStateException("never");
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < 2; i++) {
            try {
                new Hopeless() {
                    @Override
                    String unwoven() {
                        return "plain";
                    }
                }.answer();
            } catch (IllegalStateException expected) {
                System.out.println("failed with " + expected.getMessage());
            }
        }
    }
}
