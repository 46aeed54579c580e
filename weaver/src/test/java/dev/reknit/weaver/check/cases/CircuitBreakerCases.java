package dev.reknit.weaver.check.cases;

import dev.reknit.BreakerScope;
import dev.reknit.BreakerWindow;
import dev.reknit.CircuitBreaker;
import dev.reknit.Key;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;

/** Right and wrong uses of {@link CircuitBreaker}. */
final class CircuitBreakerCases {
    private CircuitBreakerCases() {}

    static class Ranges {
        @CircuitBreaker
        void defaults() {}

        @CircuitBreaker(
                delay = 0,
                requestVolumeThreshold = 1,
                failureRatio = 1,
                slowCall = 7,
                slowCallUnit = ChronoUnit.DAYS,
                slowCallRatio = 0.001,
                window = BreakerWindow.TIME,
                windowDuration = 1,
                windowDurationUnit = ChronoUnit.NANOS,
                trialTimeout = 1)
        void extremes() {}

        @CircuitBreaker(delay = -1)
        @Expect("error: @CircuitBreaker.delay = -1: is out of range; allowed: 0 or more")
        void delay() {}

        @CircuitBreaker(requestVolumeThreshold = 0)
        @Expect("error: @CircuitBreaker.requestVolumeThreshold = 0: is out of range; allowed: 1 to 1000000")
        void requestVolumeThreshold() {}

        @CircuitBreaker(requestVolumeThreshold = 1_000_001)
        @Expect("error: @CircuitBreaker.requestVolumeThreshold = 1000001: is out of range; allowed: 1 to 1000000")
        void requestVolumeThresholdTooHigh() {}

        @CircuitBreaker(failureRatio = 1.5)
        @Expect("error: @CircuitBreaker.failureRatio = 1.5: is out of range; allowed: 0 to 1")
        void failureRatio() {}

        @CircuitBreaker(failureRatio = Double.NaN)
        @Expect("error: @CircuitBreaker.failureRatio = NaN: is out of range; allowed: 0 to 1")
        void failureRatioNotANumber() {}

        @CircuitBreaker(successThreshold = 0)
        @Expect("error: @CircuitBreaker.successThreshold = 0: is out of range; allowed: 1 or more")
        void successThreshold() {}

        @CircuitBreaker(slowCall = -1)
        @Expect("error: @CircuitBreaker.slowCall = -1 MILLIS: is out of range; allowed: 0 (off) to 7 days")
        void slowCall() {}

        @CircuitBreaker(slowCall = 8, slowCallUnit = ChronoUnit.DAYS)
        @Expect("error: @CircuitBreaker.slowCall = 8 DAYS: is out of range; allowed: 0 (off) to 7 days")
        void slowCallTooLong() {}

        @CircuitBreaker(slowCall = 1, slowCallRatio = 0)
        @Expect("error: @CircuitBreaker.slowCallRatio = 0.0: is out of range; allowed: more than 0, at most 1")
        void slowCallRatio() {}

        @CircuitBreaker(window = BreakerWindow.TIME, windowDuration = 0)
        @Expect("error: @CircuitBreaker.windowDuration = 0: is out of range; allowed: 1 or more")
        void windowDuration() {}

        @CircuitBreaker(trialTimeout = 0)
        @Expect("error: @CircuitBreaker.trialTimeout = 0: is out of range; allowed: 1 or more")
        void trialTimeout() {}
    }

    static class Failures {
        @CircuitBreaker(failOn = IOException.class, skipOn = FileNotFoundException.class)
        void right() throws IOException {}

        @CircuitBreaker(failOn = IOException.class)
        CompletableFuture<String> stageMayCarryAnything() {
            return new CompletableFuture<>();
        }

        @CircuitBreaker(failOn = {})
        @Expect("error: @CircuitBreaker.failOn = {}: lists nothing, so the policy never acts;"
                + " list classes or leave it out; allowed: one or more classes")
        void failOnNothing() {}

        @CircuitBreaker(
                failOn = {},
                slowCall = 100)
        void onlySlowCalls() {}

        @CircuitBreaker(failOn = FileNotFoundException.class, skipOn = IOException.class)
        @Expect("error: @CircuitBreaker.skipOn = {java.io.IOException}: covers everything in"
                + " failOn = {java.io.FileNotFoundException} and wins, so the policy never acts;"
                + " narrow it or take it out")
        void contradiction() throws IOException {}

        @CircuitBreaker(failOn = IOException.class)
        @Expect("error: @CircuitBreaker.failOn = java.io.IOException: cannot occur, since cannotOccur() does"
                + " not declare it; declare it with throws, or take it out here; allowed: unchecked exceptions")
        void cannotOccur() {}
    }

    static class Names {
        @CircuitBreaker(name = "backend")
        void right() {}

        @CircuitBreaker(name = "backend ")
        @Expect("error: @CircuitBreaker.name = \"backend \": begins or ends with a blank, so it is easily taken for"
                + " another; allowed: a name without blanks around it, or empty for none")
        void blank() {}

        @CircuitBreaker(name = "backend", scope = BreakerScope.CLASS)
        @Expect("warning: @CircuitBreaker.scope = CLASS: has no effect with name = \"backend\","
                + " which is shared by all that bear it")
        void shared() {}
    }

    static class Scopes {
        @CircuitBreaker(scope = BreakerScope.KEY)
        void right(@Key String host, int port) {}

        @CircuitBreaker(scope = BreakerScope.KEY)
        static void rightStatic(@Key int shard) {}

        @CircuitBreaker(scope = BreakerScope.INSTANCE)
        void ofInstance() {}

        @CircuitBreaker(scope = BreakerScope.KEY)
        @Expect("error: @CircuitBreaker.scope = KEY: needs a key, and no parameter of noKey(String) is marked;"
                + " mark one with @Key")
        void noKey(String host) {}

        @CircuitBreaker(scope = BreakerScope.KEY)
        @Expect("error: @CircuitBreaker.scope = KEY: needs one key, and 2 parameters of twoKeys(String,int) are"
                + " marked; leave one @Key")
        void twoKeys(@Key String host, @Key int port) {}

        @CircuitBreaker
        @Expect("warning: @CircuitBreaker.scope = METHOD: does not tell calls apart by the parameter that is marked"
                + " with @Key; for that, write scope = KEY")
        void keyWithoutScope(@Key String host) {}

        @CircuitBreaker(scope = BreakerScope.INSTANCE)
        @Expect("error: @CircuitBreaker.scope = INSTANCE: needs an object, and noInstance() is static;"
                + " allowed: METHOD, CLASS, KEY")
        static void noInstance() {}
    }

    @CircuitBreaker(scope = BreakerScope.KEY)
    static class OnClass {
        void right(@Key String host) {}

        @Expect("error: @CircuitBreaker.scope = KEY: needs a key, and no parameter of noKey() is marked;"
                + " mark one with @Key")
        void noKey() {}
    }

    static class Effects {
        @CircuitBreaker(slowCallRatio = 0.5, slowCallUnit = ChronoUnit.SECONDS)
        @Expect({
            "warning: @CircuitBreaker.slowCallUnit = SECONDS: has no effect with slowCall = 0, where calls are not timed;"
                    + " set slowCall",
            "warning: @CircuitBreaker.slowCallRatio = 0.5: has no effect with slowCall = 0, where calls are not timed;"
                    + " set slowCall"
        })
        void slowCallOff() {}

        @CircuitBreaker(windowDuration = 10, windowDurationUnit = ChronoUnit.SECONDS)
        @Expect({
            "warning: @CircuitBreaker.windowDuration = 10: has no effect with window = COUNT; only TIME has a duration",
            "warning: @CircuitBreaker.windowDurationUnit = SECONDS: has no effect with window = COUNT;"
                    + " only TIME has a duration"
        })
        void windowOfOutcomes() {}

        @CircuitBreaker(window = BreakerWindow.TIME, windowDurationUnit = ChronoUnit.SECONDS)
        @Expect("warning: @CircuitBreaker.windowDurationUnit = SECONDS: is the unit of the default"
                + " windowDuration = 60000; write windowDuration as well")
        void unitOfWindow() {}

        @CircuitBreaker(delayUnit = ChronoUnit.SECONDS)
        @Expect("warning: @CircuitBreaker.delayUnit = SECONDS: is the unit of the default delay = 5000;"
                + " write delay as well")
        void unitOfDelay() {}

        @CircuitBreaker(trialTimeoutUnit = ChronoUnit.SECONDS)
        @Expect("warning: @CircuitBreaker.trialTimeoutUnit = SECONDS: is the unit of the default"
                + " trialTimeout = 60000; write trialTimeout as well")
        void unitOfTrialTimeout() {}
    }
}
