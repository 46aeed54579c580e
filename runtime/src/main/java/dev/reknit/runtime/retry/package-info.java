/**
 * {@link dev.reknit.Retry}. Start reading at {@link dev.reknit.runtime.retry.RetryPolicy}; {@link
 * dev.reknit.runtime.retry.Waits} computes how long to wait.
 */
@NullMarked
package dev.reknit.runtime.retry;

import org.jspecify.annotations.NullMarked;
