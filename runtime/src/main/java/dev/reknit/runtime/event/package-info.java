/**
 * What the runtime did, as records. Start reading at {@link dev.reknit.runtime.event.Event}; {@link
 * dev.reknit.runtime.event.Slf4jListener} turns each into one line of the application's log.
 */
@NullMarked
package dev.reknit.runtime.event;

import org.jspecify.annotations.NullMarked;
