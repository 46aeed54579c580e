package com.acme.shop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Makes places of the program fail or hang as planned by HTTP, and counts what passes them. */
@RestController
final class Trouble {
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    /** How many calls have come by since the plan was made, and how many of them have not gone yet. */
    record Seen(int calls, int there) {}

    /** The next calls of a place fail; if they are held, they and all others hang until it is released. */
    @PutMapping("/trouble/{place}")
    void plan(
            @PathVariable String place,
            @RequestParam(defaultValue = "0") int failures,
            @RequestParam(defaultValue = "false") boolean hold) {
        plans.put(place, new Plan(failures, hold ? 1 : 0));
    }

    @DeleteMapping("/trouble/{place}")
    void release(@PathVariable String place) {
        of(place).released.countDown();
    }

    @GetMapping("/trouble/{place}")
    Seen seen(@PathVariable String place) {
        Plan plan = of(place);
        return new Seen(plan.calls.get(), plan.there.get());
    }

    void pass(String place) {
        of(place).pass(place);
    }

    private Plan of(String place) {
        return plans.computeIfAbsent(place, each -> new Plan(0, 0));
    }

    private static final class Plan {
        final AtomicInteger calls = new AtomicInteger();
        final AtomicInteger there = new AtomicInteger();
        final AtomicInteger failures;
        final CountDownLatch released;

        Plan(int failures, int holds) {
            this.failures = new AtomicInteger(failures);
            this.released = new CountDownLatch(holds);
        }

        void pass(String place) {
            calls.incrementAndGet();
            there.incrementAndGet();
            try {
                released.await();
            } catch (InterruptedException toldToEnd) {
                Thread.currentThread().interrupt();
                throw new TroubleException(place);
            } finally {
                there.decrementAndGet();
            }
            if (failures.getAndDecrement() > 0) {
                throw new TroubleException(place);
            }
        }
    }
}
