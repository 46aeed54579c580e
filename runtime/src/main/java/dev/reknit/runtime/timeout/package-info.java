/**
 * {@link dev.reknit.Timeout}. Start reading at {@link dev.reknit.runtime.timeout.TimeoutPolicy}; that a thread is
 * interrupted in time, and only then, is up to {@link dev.reknit.runtime.time.Watch}.
 */
@NullMarked
package dev.reknit.runtime.timeout;

import org.jspecify.annotations.NullMarked;
