package dev.reknit.runtime.durable;

import java.util.concurrent.ThreadLocalRandom;

/** A process that uses a durable object with several threads, tells of each call before and after it, and never ends by itself. */
final class KilledUser {
    static final int THREADS = 4;
    static final int KEYS = 3;

    private KilledUser() {}

    /** Takes nothing; with any argument it only tells what it has found, and ends in good order. */
    public static void main(String[] arguments) {
        Stock stock = new Stock("main");
        stock.goods().forEach((key, value) -> System.out.println("found " + key + " " + value));
        System.out.println("ready");
        if (arguments.length > 0) {
            return;
        }
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            new Thread(() -> use(stock, number)).start();
        }
    }

    private static void use(Stock stock, int thread) {
        for (int i = 0; ; i++) {
            String key = "k" + ThreadLocalRandom.current().nextInt(KEYS);
            System.out.println("begun " + thread + " " + key + " .");
            long result = stock.add(key, 1);
            System.out.println("ended " + thread + " " + key + " " + result + " .");
            if (thread == 0 && i % 20 == 19) {
                var unused = Checkpoints.request(stock);
            }
            if (thread == 1 && i % 7 == 0) {
                failAtEnd(stock, key);
            }
        }
    }

    /** Changes much, and leaves nothing. */
    private static void failAtEnd(Stock stock, String key) {
        try {
            stock.add(key, Integer.MIN_VALUE);
        } catch (IllegalArgumentException expected) {
            return;
        }
        throw new AssertionError("a call that throws returned");
    }
}
