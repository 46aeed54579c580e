package dev.reknit.runtime.ratelimit;

import dev.reknit.RateLimit;
import dev.reknit.RateLimitException;
import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.event.Event.CallRejected;
import dev.reknit.runtime.event.Site;
import dev.reknit.runtime.metrics.RateLimitMeters;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Limits how often a method is called. A {@link RateLimiter} is what is kept when the plan changes. */
final class RateLimitPolicy implements Policy, Admission {
    private final RateLimit limit;
    private final RateLimitSettings settings;
    private final Site site;
    private final Environment environment;
    private final RateLimiter limiter;
    private final RateLimitMeters meters;

    RateLimitPolicy(RateLimit limit, PlanContext context) {
        this.limit = limit;
        settings = RateLimitSettings.of(limit);
        site = context.method().site();
        environment = context.environment();
        limiter = context.state(RateLimiter.class, () -> new RateLimiter(settings, environment.clock()));
        var bean = context.state(RateLimitBean.class, () -> new RateLimitBean(limiter));
        meters = new RateLimitMeters(context.meters());
    }

    @Override
    public String name() {
        return "RateLimit";
    }

    @Override
    public void activate() {
        limiter.adopt(settings);
    }

    @Override
    public Admission admission() {
        return this;
    }

    @Override
    public long enter(@Nullable Object self, @Nullable Object key) {
        if (!limiter.takeQuickly()) {
            take();
        }
        return QUIET;
    }

    /** Not called: who is in owes nothing. */
    @Override
    public boolean leave(long ticket, @Nullable Object self, @Nullable Object key) {
        return true;
    }

    /** Each attempt after the first takes a permit of its own. */
    @Override
    public Layer around(Run run, long ticket) {
        return new Layer() {
            @Override
            public @Nullable CompletionStage<?> before() {
                enter(null, null);
                meters.asked(true);
                return null;
            }

            @Override
            public long after() {
                return PASS;
            }
        };
    }

    private void take() {
        long wait = limiter.take();
        if (wait != Limit.TAKEN) {
            throw rejection(Duration.ofNanos(wait));
        }
    }

    private RateLimitException rejection(Duration wait) {
        String reason = "more than " + limit.value() + " calls per " + limit.window() + " "
                + limit.windowUnit().name()
                + (limit.minSpacing() == 0
                        ? ""
                        : ", or less than " + limit.minSpacing() + " "
                                + limit.minSpacingUnit().name() + " apart");
        meters.asked(false);
        if (environment.wants(CallRejected.class)) {
            environment.publish(new CallRejected(site, name(), reason));
        }
        return new RateLimitException(
                "RateLimit on " + site + ": " + reason + "; call again in " + wait + ", or raise value", wait);
    }
}
