package dev.reknit.scenarios.policies;

import dev.reknit.FailedCall;
import dev.reknit.Fallback;
import dev.reknit.FallbackHandler;
import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.Script;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Fallbacks, by method and by handler class. */
public final class Answered {
    private final Script script = Script.failingAlways();

    @Fallback(fallbackMethod = "answer")
    public String byMethod(String word, long number) {
        return word + number + script.attempt();
    }

    private String answer(String word, long number, Fault failure) {
        return "answer " + word + number + " after " + failure.getMessage();
    }

    private String answer(String word, long number) {
        return "less specific";
    }

    @Fallback(Handler.class)
    public String byHandler(String word, int... numbers) {
        return word + script.attempt();
    }

    /** Answers with what it is given. */
    static final class Handler implements FallbackHandler<String> {
        @Override
        public String handle(FailedCall call) {
            int[] numbers = (int[]) call.arguments().get(1);
            return call.method().getName() + call.arguments().get(0) + Arrays.toString(numbers);
        }
    }

    @Fallback(fallbackMethod = "answerLater")
    public CompletionStage<String> later(String word) {
        return CompletableFuture.failedFuture(new Exception(word));
    }

    private CompletionStage<String> answerLater(String word, Exception failure) {
        return CompletableFuture.completedFuture("later " + word + failure.getMessage());
    }

    @Fallback(fallbackMethod = "answerShared")
    static double shared(double value) {
        throw new IllegalStateException();
    }

    private static double answerShared(double value) {
        return -value;
    }
}
