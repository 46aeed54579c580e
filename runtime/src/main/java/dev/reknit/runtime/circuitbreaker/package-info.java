/**
 * {@link dev.reknit.CircuitBreaker}. Start reading at {@link dev.reknit.runtime.circuitbreaker.Breaker}, which decides;
 * a {@link dev.reknit.runtime.circuitbreaker.Window} holds the outcomes it decides by.
 */
@NullMarked
package dev.reknit.runtime.circuitbreaker;

import org.jspecify.annotations.NullMarked;
