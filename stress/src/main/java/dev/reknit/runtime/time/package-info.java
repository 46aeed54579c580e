/**
 * The races of the watch over calls. Start reading at {@link dev.reknit.runtime.time.FireOrLeave}.
 */
@NullMarked
package dev.reknit.runtime.time;

import org.jspecify.annotations.NullMarked;
