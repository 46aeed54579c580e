package dev.reknit.weaver.check.cases;

import dev.reknit.Backoff;
import dev.reknit.Checkpointed;
import dev.reknit.Ephemeral;
import dev.reknit.Retry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Right and wrong uses of {@link Retry}. */
final class RetryCases {
    private RetryCases() {}

    static class Ranges {
        @Retry
        void defaults() {}

        @Retry(maxRetries = -1, delay = 100, maxDuration = 0, jitter = 0)
        void extremes() {}

        @Retry(maxRetries = -2)
        @Expect("error: @Retry.maxRetries = -2: is out of range; allowed: -1 (no limit), 0 or more")
        void maxRetries() {}

        @Retry(delay = -1)
        @Expect("error: @Retry.delay = -1: is out of range; allowed: 0 or more")
        void delay() {}

        @Retry(jitter = -5)
        @Expect("error: @Retry.jitter = -5: is out of range; allowed: 0 or more")
        void jitter() {}

        @Retry(maxDuration = -1)
        @Expect("error: @Retry.maxDuration = -1: is out of range; allowed: 0 (no limit) or more")
        void maxDuration() {}

        @Retry(delay = 2, delayUnit = ChronoUnit.SECONDS, maxDuration = 2000)
        @Expect("error: @Retry.maxDuration = 2000 MILLIS: is out of range;"
                + " allowed: 0 (no limit) or more than delay, which is 2 SECONDS")
        void maxDurationNotMoreThanDelay() {}

        @Retry(delay = 1, backoff = Backoff.EXPONENTIAL, factor = 0.5)
        @Expect("error: @Retry.factor = 0.5: is out of range; allowed: 1 or more, finite")
        void factor() {}

        @Retry(delay = 1, backoff = Backoff.EXPONENTIAL, factor = Double.NaN)
        @Expect("error: @Retry.factor = NaN: is out of range; allowed: 1 or more, finite")
        void factorNotANumber() {}

        @Retry(delay = 100, backoff = Backoff.FIBONACCI, maxDelay = 50)
        @Expect("error: @Retry.maxDelay = 50: is out of range; allowed: at least delay, which is 100")
        void maxDelay() {}

        @Retry(maxRetries = -7, delay = -1, jitter = -1)
        @Expect({
            "error: @Retry.maxRetries = -7: is out of range; allowed: -1 (no limit), 0 or more",
            "error: @Retry.delay = -1: is out of range; allowed: 0 or more",
            "error: @Retry.jitter = -1: is out of range; allowed: 0 or more"
        })
        void all() {}
    }

    @Retry(delay = -1)
    @Expect("error: @Retry.delay = -1: is out of range; allowed: 0 or more")
    static class OnClass {
        void first() {}

        void second() {}
    }

    static class Effects {
        @Retry(maxRetries = 0, delay = 10, factor = 3)
        @Expect("warning: @Retry.maxRetries = 0: means that no retry is made,"
                + " so these have no effect: delay, factor")
        void noRetry() {}

        @Retry(maxRetries = 0)
        void switchedOff() {}

        @Retry(delay = 10, factor = 3)
        @Expect("warning: @Retry.factor = 3.0: has no effect with backoff = FIXED; only EXPONENTIAL multiplies")
        void factor() {}

        @Retry(delay = 10, backoff = Backoff.FIBONACCI, factor = 3)
        @Expect("warning: @Retry.factor = 3.0: has no effect with backoff = FIBONACCI; only EXPONENTIAL multiplies")
        void factorOfFibonacci() {}

        @Retry(delay = 10, maxDelay = 100)
        @Expect("warning: @Retry.maxDelay = 100: has no effect with backoff = FIXED, where the wait does not grow")
        void maxDelay() {}

        @Retry(backoff = Backoff.EXPONENTIAL)
        @Expect("warning: @Retry.backoff = EXPONENTIAL: has no effect with delay = 0, from which no wait can grow;"
                + " set delay")
        void backoff() {}

        @Retry(delayUnit = ChronoUnit.SECONDS)
        @Expect("warning: @Retry.delayUnit = SECONDS: is the unit of the default delay = 0; write delay as well")
        void delayUnit() {}

        @Retry(durationUnit = ChronoUnit.SECONDS)
        @Expect("warning: @Retry.durationUnit = SECONDS: is the unit of the default maxDuration = 180000;"
                + " write maxDuration as well")
        void durationUnit() {}

        @Retry(jitterDelayUnit = ChronoUnit.SECONDS)
        @Expect("warning: @Retry.jitterDelayUnit = SECONDS: is the unit of the default jitter = 200;"
                + " write jitter as well")
        void jitterDelayUnit() {}

        @Retry(delay = 1, delayUnit = ChronoUnit.SECONDS, maxDuration = 1, durationUnit = ChronoUnit.MINUTES)
        void units() {}
    }

    static class Failures {
        @Retry(retryOn = IOException.class)
        @Expect("error: @Retry.retryOn = java.io.IOException: cannot occur, since notDeclared() does not declare it;"
                + " declare it with throws, or take it out here; allowed: unchecked exceptions")
        void notDeclared() {}

        @Retry(retryOn = {IOException.class, InterruptedException.class})
        @Expect("error: @Retry.retryOn = java.lang.InterruptedException: cannot occur, since oneOfTwo(String) does not"
                + " declare it; declare it with throws, or take it out here;"
                + " allowed: unchecked exceptions and java.io.IOException with their super- and subclasses")
        void oneOfTwo(String name) throws IOException {}

        @Retry(abortOn = SQLException.class)
        @Expect("error: @Retry.abortOn = java.sql.SQLException: cannot occur, since abortOn() does not declare it;"
                + " declare it with throws, or take it out here;"
                + " allowed: unchecked exceptions and java.io.IOException with their super- and subclasses")
        void abortOn() throws IOException {}

        @Retry(retryOn = {IOException.class, UncheckedIOException.class, Error.class, Exception.class, Throwable.class})
        void subclassOfDeclared() throws FileNotFoundException {}

        @Retry(retryOn = FileNotFoundException.class)
        void superclassOfDeclared() throws IOException {}

        @Retry(retryOn = FileNotFoundException.class)
        void everythingDeclared() throws Exception {}

        @Retry(retryOn = IOException.class)
        CompletionStage<String> stage() {
            return CompletableFuture.completedStage("");
        }

        @Retry(retryOn = {})
        @Expect("error: @Retry.retryOn = {}: lists nothing, so the policy never acts; list classes or leave it out;"
                + " allowed: one or more classes")
        void nothing() {}

        @Retry(
                retryOn = {},
                on = "isEmpty")
        String nothingButResults() {
            return "";
        }

        @Retry(
                retryOn = {IllegalStateException.class, FileNotFoundException.class},
                abortOn = {RuntimeException.class, IOException.class})
        @Expect("error: @Retry.abortOn = {java.lang.RuntimeException, java.io.IOException}: covers everything in"
                + " retryOn = {java.lang.IllegalStateException, java.io.FileNotFoundException} and wins, so the policy"
                + " never acts; narrow it or take it out")
        void swallowed() throws IOException {}

        @Retry(
                retryOn = {IllegalStateException.class, IOException.class},
                abortOn = {IllegalStateException.class})
        @Expect("error: @Retry.abortOn = java.lang.IllegalStateException: is in retryOn too, and abortOn wins;"
                + " keep it in one of the two")
        void both() throws IOException {}

        @Retry(
                retryOn = {IllegalStateException.class, IOException.class},
                abortOn = {RuntimeException.class})
        @Expect("warning: @Retry.retryOn = java.lang.IllegalStateException: has no effect, since"
                + " abortOn = {java.lang.RuntimeException} covers it and wins")
        void partlySwallowed() throws IOException {}

        @Retry(
                retryOn = IOException.class,
                abortOn = {FileNotFoundException.class})
        void sensible() throws IOException {}

        private boolean isEmpty(String result) {
            return result.isEmpty();
        }
    }

    @Retry(retryOn = IOException.class)
    static class ClassOfMany {
        void reads() throws IOException {}

        void computes() {}
    }

    static class Base {
        boolean isStale(CharSequence result) {
            return result.length() == 0;
        }
    }

    static class Predicates extends Base {
        @Retry(on = "isStale")
        String inherited() {
            return "";
        }

        @Retry(on = "isZero")
        int widened() {
            return 0;
        }

        @Retry(on = "isStale")
        CompletableFuture<String> stage() {
            return new CompletableFuture<>();
        }

        @Retry(on = "isStale")
        <T> CompletableFuture<T> stageOfAnything() {
            return new CompletableFuture<>();
        }

        @Retry(on = "isStlae")
        @Expect("error: @Retry.on = \"isStlae\": there is no method of that name in"
                + " dev.reknit.weaver.check.cases.RetryCases$Predicates or its supertypes; perhaps \"isStale\" was meant;"
                + " allowed: boolean isStlae(java.lang.String)")
        String misspelt() {
            return "";
        }

        @Retry(on = "nothingLikeIt")
        @Expect("error: @Retry.on = \"nothingLikeIt\": there is no method of that name in"
                + " dev.reknit.weaver.check.cases.RetryCases$Predicates or its supertypes;"
                + " allowed: boolean nothingLikeIt(java.lang.String)")
        String unknown() {
            return "";
        }

        @Retry(on = "isStale")
        @Expect("error: @Retry.on = \"isStale\": nothing() returns nothing that could be tested; take on out")
        void nothing() {}

        @Retry(on = "isStale")
        @Expect("error: @Retry.on = \"isStale\": takes java.lang.CharSequence, but the result of number() is int;"
                + " allowed: boolean isStale(int)")
        int number() {
            return 0;
        }

        @Retry(on = "isStale")
        @Expect("error: @Retry.on = \"isStale\": takes java.lang.CharSequence, but the result of list() is"
                + " java.util.List<java.lang.String>; allowed: boolean isStale(java.util.List<java.lang.String>)")
        CompletionStage<List<String>> list() {
            return new CompletableFuture<>();
        }

        @Retry(on = "isStale")
        @Expect("error: @Retry.on = \"isStale\": is not static, but ofClass() is; declare it static;"
                + " allowed: static boolean isStale(java.lang.String)")
        static String ofClass() {
            return "";
        }

        @Retry(on = "wrong")
        @Expect(
                "error: @Retry.on = \"wrong\": does not fit: found String wrong(int), static int wrong(String), boolean wrong();"
                        + " allowed: boolean wrong(java.lang.String)")
        String wrong(int number) {
            return "";
        }

        static int wrong(String result) {
            return 0;
        }

        boolean wrong() {
            return false;
        }

        @Retry(on = "twice")
        @Expect("error: @Retry.on = \"twice\": is ambiguous: boolean twice(String), boolean twice(Object);"
                + " rename all but one; allowed: boolean twice(java.lang.String)")
        String ambiguous() {
            return "";
        }

        boolean twice(String result) {
            return false;
        }

        boolean twice(Object result) {
            return false;
        }

        boolean isZero(long result) {
            return result == 0;
        }
    }

    static class Writes {
        private int count;
        private int total;

        @Ephemeral
        private int seen;

        private transient int passing;
        private static int all;

        Writes() {
            count = 1;
        }

        @Retry
        @Expect("warning: @Retry: writes count, total, and a retry finds what the failed attempt left there;"
                + " add @Checkpointed, or mark what is not state @Ephemeral")
        void add(int amount) {
            total += amount;
            count++;
        }

        @Retry
        @Expect("warning: @Retry: writes count, and a retry finds what the failed attempt left there;"
                + " write when the stage has succeeded, or mark what is not state @Ephemeral")
        CompletionStage<Integer> later() {
            count++;
            return CompletableFuture.completedStage(count);
        }

        @Retry
        @Checkpointed
        void safely() {
            count++;
        }

        @Retry
        void elsewhere() {
            seen++;
            passing++;
            all++;
        }

        @Retry(maxRetries = 0)
        void once() {
            count++;
        }
    }

    static class Budgets {
        @Retry(budget = "inventory", budgetRatio = 0.1, budgetFloor = 5)
        void right() {}

        @Retry(budget = "inventory", budgetRatio = 1.5)
        @Expect("error: @Retry.budgetRatio = 1.5: is out of range; allowed: 0 to 1")
        void ratio() {}

        @Retry(budget = "inventory", budgetFloor = -1)
        @Expect("error: @Retry.budgetFloor = -1.0: is out of range; allowed: 0 or more, finite")
        void floor() {}

        @Retry(budgetRatio = 0.5)
        @Expect("warning: @Retry.budgetRatio = 0.5: has no effect without a budget; name one, such as"
                + " budget = \"inventory\"")
        void unnamed() {}
    }
}
