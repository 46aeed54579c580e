package com.acme;

import dev.reknit.Retry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Says that it is ready, waits for a line, and tries what it had loaded and what it loads then. */
public final class Waiting {
    private int calls;

    private Waiting() {}

    @Retry(jitter = 0)
    String answer() {
        if (++calls < 3) {
            throw new IllegalStateException("call " + calls);
        }
        return "loaded: answer after " + calls;
    }

    @Retry(jitter = 0)
    CompletableFuture<String> later() {
        return CompletableFuture.completedFuture("later");
    }

    public static void main(String[] arguments) throws Exception {
        Waiting waiting = new Waiting();
        if (arguments.length > 0) {
            System.out.println(Waiting.class.getDeclaredMethod("answer").getAnnotation(Retry.class));
        }
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        in.readLine();
        System.out.println(waiting.answer());
        System.out.println(waiting.later().join());
        System.out.println(new Flaky().answer());
    }
}
