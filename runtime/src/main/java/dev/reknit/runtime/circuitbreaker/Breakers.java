package dev.reknit.runtime.circuitbreaker;

import dev.reknit.CircuitBreaker;
import dev.reknit.Key;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.event.Site;
import dev.reknit.runtime.metrics.Catalogue;
import dev.reknit.runtime.time.Clock;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which breaker a call has. */
sealed interface Breakers permits Breakers.One, BreakerGroup {
    /** The breaker of a call on an object, with a key. */
    Breaker of(@Nullable Object self, @Nullable Object key);

    /** Other settings apply to all. */
    void adopt(BreakerSettings settings, Clock clock);

    /** All calls have the same. */
    record One(Breaker breaker) implements Breakers {
        @Override
        public Breaker of(@Nullable Object self, @Nullable Object key) {
            return breaker;
        }

        @Override
        public void adopt(BreakerSettings settings, Clock clock) {
            breaker.adopt(settings, clock);
        }
    }

    /** The breakers of a method, those that are there already included. */
    static Breakers of(CircuitBreaker breaker, BreakerSettings settings, PlanContext context) {
        Site site = context.method().site();
        Method method = context.method().method();
        String name = breaker.name();
        Clock clock = context.environment().clock();
        Announcer announcer =
                new Announcer(context.environment(), site, context.meters().counter(Catalogue.BREAKER_OPENED));
        String called = name.isEmpty() ? site.toString() : name;
        return switch (breaker.scope()) {
            case METHOD -> {
                Supplier<Breaker> make = () -> new Breaker(called, settings, announcer, new AtomicLong(), clock);
                yield new One(
                        name.isEmpty() ? context.state(Breaker.class, make) : context.named(name, Breaker.class, make));
            }
            case CLASS -> {
                String ofAll = new Site(context.bean(), "*").toString();
                Supplier<Breaker> make =
                        () -> new Breaker(name.isEmpty() ? ofAll : name, settings, announcer, new AtomicLong(), clock);
                yield new One(
                        name.isEmpty()
                                ? context.ofClass(Breaker.class, make)
                                : context.named(name, Breaker.class, make));
            }
            case INSTANCE -> {
                if (Modifier.isStatic(method.getModifiers())) {
                    throw new IllegalArgumentException("CircuitBreaker.scope = INSTANCE on " + site
                            + ": a static method has no instance; allowed: METHOD, CLASS, KEY");
                }
                yield group(name, context, () -> BreakerGroup.byInstance(called, settings, announcer, clock));
            }
            case KEY -> {
                if (Arrays.stream(method.getParameters()).noneMatch(each -> each.isAnnotationPresent(Key.class))) {
                    throw new IllegalArgumentException("CircuitBreaker.scope = KEY on " + site
                            + ": no parameter is marked as the key; mark one with @Key");
                }
                yield group(name, context, () -> BreakerGroup.byKey(called, settings, announcer, clock));
            }
        };
    }

    private static Breakers group(String name, PlanContext context, Supplier<BreakerGroup> make) {
        return name.isEmpty() ? context.state(BreakerGroup.class, make) : context.named(name, BreakerGroup.class, make);
    }
}
