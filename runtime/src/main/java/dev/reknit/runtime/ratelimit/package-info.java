/**
 * {@link dev.reknit.RateLimit}. Start reading at {@link dev.reknit.runtime.ratelimit.RateLimiter}; {@link
 * dev.reknit.runtime.ratelimit.FixedLimit}, {@link dev.reknit.runtime.ratelimit.RollingLimit} and {@link
 * dev.reknit.runtime.ratelimit.SmoothLimit} decide.
 */
@NullMarked
package dev.reknit.runtime.ratelimit;

import org.jspecify.annotations.NullMarked;
