package dev.reknit.runtime.ratelimit;

import dev.reknit.runtime.Managed;

/** A rate limit as JMX sees it. */
record RateLimitBean(RateLimiter limiter) implements Managed, RateLimitMXBean {
    @Override
    public String beanType() {
        return "RateLimit";
    }

    @Override
    public Class<?> beanInterface() {
        return RateLimitMXBean.class;
    }

    @Override
    public long getAccepted() {
        return limiter.acceptedTotal();
    }

    @Override
    public long getRejected() {
        return limiter.rejectedTotal();
    }

    @Override
    public String getDescription() {
        return limiter.toString();
    }
}
