/**
 * Restores objects when a {@link dev.reknit.Checkpointed} method fails, by copying. Start reading
 * at {@link dev.reknit.runtime.state.CheckpointGate}, the constant that a woven method holds; then
 * {@code Snapshot}, which has the idea and its limits; then {@code Codec}, one per family of types.
 * {@link dev.reknit.runtime.state.CapturableTypes} answers the weaver from the table that the
 * codecs are in.
 */
@NullMarked
package dev.reknit.runtime.state;

import org.jspecify.annotations.NullMarked;
