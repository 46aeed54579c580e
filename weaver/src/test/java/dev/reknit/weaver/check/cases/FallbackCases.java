package dev.reknit.weaver.check.cases;

import dev.reknit.FailedCall;
import dev.reknit.Fallback;
import dev.reknit.FallbackHandler;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Right and wrong uses of {@link Fallback}. */
final class FallbackCases {
    private FallbackCases() {}

    interface Defaults {
        default String fromInterface() {
            return "";
        }
    }

    static class Methods implements Defaults {
        @Fallback(fallbackMethod = "cached")
        Number price(String article) {
            return 1;
        }

        Integer cached(String article) {
            return 1;
        }

        Integer cached(String article, IllegalStateException failure) {
            return 1;
        }

        String cached(int unrelated) {
            return "";
        }

        @Fallback(fallbackMethod = "fromInterface")
        String inherited() {
            return "";
        }

        @Fallback(fallbackMethod = "any")
        String generic() {
            return "";
        }

        <T> T any() {
            return null;
        }

        @Fallback(fallbackMethod = "boxed")
        int primitive() {
            return 1;
        }

        Integer boxed() {
            return 1;
        }

        @Fallback(fallbackMethod = "stage")
        CompletableFuture<String> future() {
            return new CompletableFuture<>();
        }

        CompletionStage<String> stage() {
            return new CompletableFuture<>();
        }
    }

    static class Wrong {
        @Fallback
        @Expect("error: @Fallback: says no fallback; give fallbackMethod, value or lastKnownGood")
        void neither() {}

        @Fallback(value = Handlers.Good.class, fallbackMethod = "neither")
        @Expect("error: @Fallback.value = dev.reknit.weaver.check.cases.FallbackCases$Handlers$Good: stands beside"
                + " fallbackMethod = \"neither\"; give one of the two")
        void both() {}

        @Fallback(fallbackMethod = "cahced")
        @Expect("error: @Fallback.fallbackMethod = \"cahced\": there is no method of that name in"
                + " dev.reknit.weaver.check.cases.FallbackCases$Wrong or its supertypes; perhaps \"cached\" was meant;"
                + " allowed: String cahced(String), String cahced(String, Throwable)"
                + " or with a class of failures instead of Throwable")
        String misspelt(String article) {
            return "";
        }

        @Fallback(fallbackMethod = "cached")
        @Expect("error: @Fallback.fallbackMethod = \"cached\": does not fit: found String cached(int),"
                + " static void cached(); allowed: String cached(String), String cached(String, Throwable)"
                + " or with a class of failures instead of Throwable")
        String parameters(String article) {
            return "";
        }

        String cached(int article) {
            return "";
        }

        static void cached() {}

        @Fallback(fallbackMethod = "cached")
        @Expect("error: @Fallback.fallbackMethod = \"cached\": cached(int) returns java.lang.String, not what"
                + " result(int) returns; allowed: java.util.List<java.lang.String>")
        List<String> result(int article) {
            return List.of();
        }

        @Fallback(fallbackMethod = "cached")
        @Expect("error: @Fallback.fallbackMethod = \"cached\": cached(int) returns java.lang.String, not what"
                + " nothing(int) returns; allowed: void")
        void nothing(int article) {}

        @Fallback(fallbackMethod = "later")
        @Expect("error: @Fallback.fallbackMethod = \"later\": later() returns"
                + " java.util.concurrent.CompletionStage<java.lang.Integer>, not what stage() returns;"
                + " allowed: java.util.concurrent.CompletionStage<java.lang.String>")
        CompletionStage<String> stage() {
            return new CompletableFuture<>();
        }

        CompletionStage<Integer> later() {
            return new CompletableFuture<>();
        }

        @Fallback(fallbackMethod = "cached")
        @Expect("error: @Fallback.fallbackMethod = \"cached\": cached(int) is not static, but ofClass(int) is;"
                + " declare it static")
        static String ofClass(int article) {
            return "";
        }

        @Fallback(fallbackMethod = "itself")
        @Expect("error: @Fallback.fallbackMethod = \"itself\": is the guarded method itself; name another;"
                + " allowed: String itself(), String itself(Throwable)"
                + " or with a class of failures instead of Throwable")
        String itself() {
            return "";
        }

        @Fallback(fallbackMethod = "b")
        @Expect("error: @Fallback.fallbackMethod = \"b\": leads back: a() > b() > a();"
                + " take @Fallback off one of them")
        String a() {
            return "";
        }

        @Fallback(fallbackMethod = "a")
        @Expect("error: @Fallback.fallbackMethod = \"a\": leads back: b() > a() > b();"
                + " take @Fallback off one of them")
        String b() {
            return "";
        }

        @Fallback(fallbackMethod = "back")
        @Expect("error: @Fallback.fallbackMethod = \"back\": leads back: c(Exception) > back(Exception) > c(Exception);"
                + " take @Fallback off one of them")
        String c(Exception failure) {
            return "";
        }

        @Fallback(fallbackMethod = "c")
        @Expect("error: @Fallback.fallbackMethod = \"c\": leads back: back(Exception) > c(Exception) > back(Exception);"
                + " take @Fallback off one of them")
        String back(Exception failure) {
            return "";
        }

        String d(Exception failure) {
            return "";
        }

        @Fallback(fallbackMethod = "onIo", applyOn = IllegalStateException.class)
        @Expect("error: @Fallback.fallbackMethod = \"onIo\": onIo(IOException) takes a failure for which the fallback"
                + " is not used: applyOn = {java.lang.IllegalStateException}, skipOn = {};"
                + " change these or the parameter")
        String notApplied() {
            return "";
        }

        @Fallback(fallbackMethod = "onIo", skipOn = Exception.class)
        @Expect("error: @Fallback.fallbackMethod = \"onIo\": onIo(IOException) takes a failure for which the fallback"
                + " is not used: applyOn = {java.lang.Throwable}, skipOn = {java.lang.Exception};"
                + " change these or the parameter")
        String skipped() {
            return "";
        }

        String onIo(IOException failure) {
            return "";
        }

        @Fallback(
                fallbackMethod = "d",
                applyOn = {})
        @Expect({
            "error: @Fallback.applyOn = {}: lists nothing, so the policy never acts; list classes or leave it out;"
                    + " allowed: one or more classes",
        })
        String appliesToNothing(Exception given) {
            return "";
        }

        @Fallback(fallbackMethod = "plain", applyOn = IllegalStateException.class, skipOn = RuntimeException.class)
        @Expect("error: @Fallback.skipOn = {java.lang.RuntimeException}: covers everything in"
                + " applyOn = {java.lang.IllegalStateException} and wins, so the policy never acts;"
                + " narrow it or take it out")
        String skipsAll() {
            return "";
        }

        @Fallback(fallbackMethod = "plain", applyOn = IOException.class)
        @Expect("error: @Fallback.applyOn = java.io.IOException: cannot occur, since cannotOccur() does not declare it;"
                + " declare it with throws, or take it out here; allowed: unchecked exceptions")
        String cannotOccur() {
            return "";
        }

        String plain() {
            return "";
        }
    }

    @Fallback(fallbackMethod = "cached")
    static class OnClass {
        String price() {
            return "";
        }

        @Expect("error: @Fallback.fallbackMethod = \"cached\": is the guarded method itself; make it private, so that"
                + " the annotation of the class is not for it; allowed: String cached(), String cached(Throwable)"
                + " or with a class of failures instead of Throwable")
        String cached() {
            return "";
        }
    }

    static class Handlers {
        static class Good implements FallbackHandler<String> {
            @Override
            public String handle(FailedCall call) {
                return "";
            }
        }

        abstract static class Typed<A, B> implements FallbackHandler<B> {}

        static class Indirect extends Typed<String, Integer> {
            @Override
            public Integer handle(FailedCall call) {
                return 1;
            }
        }

        static class OfMany implements FallbackHandler<Object> {
            @Override
            public Object handle(FailedCall call) {
                return "";
            }
        }

        class Inner extends Good {}

        static class NeedsSomething extends Good {
            NeedsSomething(String something) {}
        }

        interface Facing extends FallbackHandler<String> {}

        abstract static class Unfinished implements FallbackHandler<String> {}

        static class Later implements FallbackHandler<CompletionStage<String>> {
            @Override
            public CompletionStage<String> handle(FailedCall call) {
                return new CompletableFuture<>();
            }
        }

        @Fallback(Good.class)
        CharSequence good() {
            return "";
        }

        @Fallback(Indirect.class)
        int indirect() {
            return 1;
        }

        @Fallback(OfMany.class)
        List<String> ofMany() {
            return List.of();
        }

        @Fallback(Good.class)
        void nothing() {}

        @Fallback(Later.class)
        CompletableFuture<String> later() {
            return new CompletableFuture<>();
        }

        @Fallback(Inner.class)
        @Expect(
                "error: @Fallback.value = dev.reknit.weaver.check.cases.FallbackCases$Handlers$Inner: is an inner class,"
                        + " so each handler would belong to an object of the class around it; declare it static;"
                        + " allowed: a concrete class")
        String inner() {
            return "";
        }

        @Fallback(NeedsSomething.class)
        @Expect("error: @Fallback.value = dev.reknit.weaver.check.cases.FallbackCases$Handlers$NeedsSomething: has no"
                + " constructor without parameters; add one, of any visibility; allowed: a concrete class")
        String constructor() {
            return "";
        }

        @Fallback(Facing.class)
        @Expect("error: @Fallback.value = dev.reknit.weaver.check.cases.FallbackCases$Handlers$Facing: is an interface;"
                + " name a class that implements it; allowed: a concrete class")
        String facing() {
            return "";
        }

        @Fallback(Unfinished.class)
        @Expect("error: @Fallback.value = dev.reknit.weaver.check.cases.FallbackCases$Handlers$Unfinished: is abstract;"
                + " name a class that extends it; allowed: a concrete class")
        String unfinished() {
            return "";
        }

        @Fallback(Indirect.class)
        @Expect("error: @Fallback.value = dev.reknit.weaver.check.cases.FallbackCases$Handlers$Indirect: is a"
                + " FallbackHandler<java.lang.Integer>, but wrongResult() returns java.lang.String;"
                + " allowed: FallbackHandler<java.lang.String>")
        String wrongResult() {
            return "";
        }

        @Fallback(Good.class)
        @Expect("error: @Fallback.value = dev.reknit.weaver.check.cases.FallbackCases$Handlers$Good: is a"
                + " FallbackHandler<java.lang.String>, but notAStage() returns"
                + " java.util.concurrent.CompletionStage<java.lang.String>;"
                + " allowed: FallbackHandler<java.util.concurrent.CompletionStage<java.lang.String>>")
        CompletionStage<String> notAStage() {
            return new CompletableFuture<>();
        }
    }

    static class Kept {
        @Fallback(lastKnownGood = true, maxAge = 10, maxAgeUnit = ChronoUnit.SECONDS, maxWeight = 5)
        String right() {
            return "";
        }

        @Fallback(lastKnownGood = true)
        @Expect("error: @Fallback.lastKnownGood = true: stands on a method that returns nothing to keep; take it off")
        void nothing() {}

        @Fallback(lastKnownGood = true, maxAge = -1)
        @Expect("error: @Fallback.maxAge = -1: is out of range; allowed: 0 (any age) or more")
        String age() {
            return "";
        }

        @Fallback(lastKnownGood = true, maxWeight = 0)
        @Expect("error: @Fallback.maxWeight = 0: is out of range; allowed: 1 or more")
        String weight() {
            return "";
        }

        @Fallback(fallbackMethod = "right", maxAge = 1, maxWeight = 2)
        @Expect({
            "warning: @Fallback.maxAge = 1: has no effect without lastKnownGood = true",
            "warning: @Fallback.maxWeight = 2: has no effect without lastKnownGood = true"
        })
        String off() {
            return "";
        }

        @Fallback(lastKnownGood = true, maxAgeUnit = ChronoUnit.SECONDS)
        @Expect("warning: @Fallback.maxAgeUnit = SECONDS: is the unit of the default maxAge = 60; write maxAge as well")
        String unit() {
            return "";
        }
    }
}
