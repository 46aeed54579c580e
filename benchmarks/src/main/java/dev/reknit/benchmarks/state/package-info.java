/**
 * What is changed, and taken back, by each contender. A class with a checkpointed method is woven together with
 * those nested in it and those that its fields refer to, so contenders share neither an outer class nor a class of
 * state. Start reading at {@link dev.reknit.benchmarks.state.ReknitBook}.
 */
@NullMarked
package dev.reknit.benchmarks.state;

import org.jspecify.annotations.NullMarked;
