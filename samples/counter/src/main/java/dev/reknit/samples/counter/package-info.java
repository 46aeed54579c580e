/**
 * State that is as it was after a call failed. Start reading at {@link
 * dev.reknit.samples.counter.Counter}, then {@link dev.reknit.samples.counter.OrderBook}; {@link
 * dev.reknit.samples.counter.CounterSample} runs both and checks them.
 */
@NullMarked
package dev.reknit.samples.counter;

import org.jspecify.annotations.NullMarked;
