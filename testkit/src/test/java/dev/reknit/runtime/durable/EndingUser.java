package dev.reknit.runtime.durable;

import java.io.IOException;

/** A process that changes a durable object by a call that is not journaled, tells so, and does no more. */
final class EndingUser {
    private EndingUser() {}

    /** Takes what to add. Ends by itself when it is told anything, or when it is ended. */
    public static void main(String[] arguments) throws IOException {
        Stock stock = new Stock("main");
        System.out.println("found " + stock.total());
        stock.count(Long.parseLong(arguments[0]));
        System.out.println("changed");
        int told = System.in.read();
        if (told >= 0) {
            System.exit(7);
        }
    }
}
