/**
 * {@link dev.reknit.Bulkhead}. Start reading at {@link dev.reknit.runtime.bulkhead.Permits}, which decides who runs
 * and who waits; {@link dev.reknit.runtime.bulkhead.Slots} counts, {@link dev.reknit.runtime.bulkhead.Gradient} finds the
 * limit of an adaptive bulkhead.
 */
@NullMarked
package dev.reknit.runtime.bulkhead;

import org.jspecify.annotations.NullMarked;
