/**
 * Restores objects when a {@link dev.reknit.Checkpointed} method fails. Start reading at {@link
 * dev.reknit.runtime.state.CheckpointGate}, the constant that a woven method holds; then {@link
 * dev.reknit.runtime.state.UndoLog}, in which what can be tracked writes its changes, and {@code LogScope}, which takes
 * them back. What cannot be tracked is copied: {@code Snapshot} has the idea and its limits, {@code Codec} is one per
 * family of types. {@link dev.reknit.runtime.state.Kinds} decides between the two. {@link
 * dev.reknit.runtime.state.CapturableTypes} answers the weaver from the table that the codecs are in.
 */
@NullMarked
package dev.reknit.runtime.state;

import org.jspecify.annotations.NullMarked;
