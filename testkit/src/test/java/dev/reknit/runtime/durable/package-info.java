/** Durable objects on disks that fail, in processes that end; start reading at {@link dev.reknit.runtime.durable.Stock}. */
@NullMarked
package dev.reknit.runtime.durable;

import org.jspecify.annotations.NullMarked;
