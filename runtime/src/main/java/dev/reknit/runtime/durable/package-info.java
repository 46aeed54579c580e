/**
 * Objects that outlive their process: what {@link dev.reknit.Checkpointed} on a class means. Start reading at {@link
 * dev.reknit.runtime.durable.DurableGate}, the constant of such a class.
 */
@NullMarked
package dev.reknit.runtime.durable;

import org.jspecify.annotations.NullMarked;
