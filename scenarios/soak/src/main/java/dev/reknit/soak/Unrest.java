package dev.reknit.soak;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.circuitbreaker.CircuitBreakers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Changes the configuration of the guarded methods at random, what is counted, and the states of their breakers. */
final class Unrest {
    private static final List<Setting> SETTINGS = List.of(
            of("retried/Retry/maxRetries", random -> random.nextInt(5)),
            of("retried/Retry/delay", random -> random.nextInt(20) == 0 ? "1ms" : "0ms"),
            of("budgeted/Retry/budgetRatio", random -> random.nextInt(100) / 100.0),
            of("retriedLater/Retry/maxRetries", random -> random.nextInt(5)),
            of("retriedLater/Retry/delay", random -> random.nextInt(3)),
            of("retriedFuture/Retry/maxRetries", random -> random.nextInt(5)),
            of("broken/CircuitBreaker/requestVolumeThreshold", random -> 1 + random.nextInt(200)),
            of("broken/CircuitBreaker/failureRatio", random -> random.nextInt(20) / 100.0),
            of("broken/CircuitBreaker/window", random -> random.nextBoolean() ? "COUNT" : "TIME"),
            of("broken/CircuitBreaker/delay", random -> random.nextInt(4)),
            of("broken/CircuitBreaker/slowCall", random -> random.nextInt(3)),
            of("brokenByKey/CircuitBreaker/successThreshold", random -> 1 + random.nextInt(5)),
            of("brokenByKey/CircuitBreaker/requestVolumeThreshold", random -> 1 + random.nextInt(20)),
            of("brokenLater/CircuitBreaker/failureRatio", random -> random.nextInt(20) / 100.0),
            of("brokenLater/CircuitBreaker/trialTimeout", random -> 1 + random.nextInt(5)),
            of("limited/RateLimit/value", random -> 1 + random.nextInt(5_000)),
            of("limited/RateLimit/window", random -> 1 + random.nextInt(20) + "ms"),
            of("limitedRolling/RateLimit/value", random -> 1 + random.nextInt(5_000)),
            of("limitedLater/RateLimit/value", random -> 1 + random.nextInt(5_000)),
            of("timed/Timeout/value", random -> 1 + random.nextInt(5)),
            of("abandoned/Timeout/value", random -> 1 + random.nextInt(5)),
            of("timedLater/Timeout/value", random -> 1 + random.nextInt(5)),
            of("few/Bulkhead/value", random -> 1 + random.nextInt(4)),
            of("fewWaiting/Bulkhead/value", random -> 1 + random.nextInt(3)),
            of("fewWaiting/Bulkhead/waitingTaskQueue", random -> random.nextInt(4)),
            of("fewWaiting/Bulkhead/maxWait", random -> random.nextInt(4)),
            of("fewAdaptive/Bulkhead/value", random -> 1 + random.nextInt(20)),
            of("fewAdaptive/Bulkhead/adaptive", SplittableRandom::nextBoolean),
            of("fewLater/Bulkhead/value", random -> 1 + random.nextInt(8)),
            of("fewLater/Bulkhead/waitingTaskQueue", random -> random.nextInt(32)),
            of("hedged/Hedge/delay", random -> random.nextInt(3)),
            of("hedged/Hedge/quantile", random -> random.nextInt(10) / 10.0),
            of("hedgedLater/Hedge/delay", random -> random.nextInt(3)),
            of("together/enabled", SplittableRandom::nextBoolean),
            of("together/Bulkhead/enabled", SplittableRandom::nextBoolean),
            of("together/CircuitBreaker/enabled", SplittableRandom::nextBoolean),
            of("together/Bulkhead/value", random -> 1 + random.nextInt(3)),
            of("together/Timeout/value", random -> 1 + random.nextInt(10)),
            of("together/order", Unrest::order),
            of("togetherAbandoned/Bulkhead/value", random -> 1 + random.nextInt(4)),
            of("togetherAbandoned/Timeout/enabled", SplittableRandom::nextBoolean),
            of("togetherLater/enabled", SplittableRandom::nextBoolean),
            of("togetherLater/Timeout/enabled", SplittableRandom::nextBoolean),
            of("togetherLater/Bulkhead/value", random -> 1 + random.nextInt(8)),
            of("togetherLater/Hedge/delay", random -> random.nextInt(3)),
            // Not allowed: the methods keep the plans that they have.
            of("budgeted/Retry/maxRetries", random -> "-5"),
            of("known/Fallback/maxWeight", random -> "-1"));

    private static final String ORDERS = "Fallback, Retry, CircuitBreaker, RateLimit, Timeout, Bulkhead, Hedge";

    private final Environment environment;
    private final SplittableRandom random;
    private long changes;

    Unrest(Environment environment, SplittableRandom random) {
        this.environment = environment;
        this.random = random;
    }

    private record Setting(String key, Function<SplittableRandom, String> value) {}

    private static Setting of(String key, Function<SplittableRandom, Object> value) {
        return new Setting(
                Guarded.class.getName() + "/" + key,
                random -> value.apply(random).toString());
    }

    private static String order(SplittableRandom random) {
        return random.nextBoolean() ? ORDERS : ORDERS.replace("Timeout, Bulkhead", "Bulkhead, Timeout");
    }

    /** Makes one change. */
    void change() {
        changes++;
        switch (random.nextInt(10)) {
            case 0 -> environment.configuration().remove(any().key());
            case 1 -> operate();
            case 3 -> environment.metrics().countSuccesses(random.nextBoolean());
            case 2 -> set(4);
            default -> set(1);
        }
    }

    private void set(int several) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < several; i++) {
            Setting setting = any();
            values.put(setting.key(), setting.value().apply(random));
        }
        environment.configuration().set(values);
    }

    private Setting any() {
        return SETTINGS.get(random.nextInt(SETTINGS.size()));
    }

    private void operate() {
        List<CircuitBreakers.Control> breakers = CircuitBreakers.of(environment).all();
        if (!breakers.isEmpty()) {
            CircuitBreakers.Control one = breakers.get(random.nextInt(breakers.size()));
            switch (random.nextInt(8)) {
                case 0 -> one.forceOpen();
                case 1 -> one.forceClosed();
                case 2 -> one.disable();
                default -> one.reset();
            }
        }
    }

    /** Takes all changes back. */
    void end() {
        SETTINGS.forEach(each -> environment.configuration().remove(each.key()));
        CircuitBreakers.of(environment).all().forEach(CircuitBreakers.Control::reset);
        environment.metrics().countSuccesses(false);
    }

    /** How many changes were made. */
    long changes() {
        return changes;
    }
}
