/**
 * Time as the runtime sees it: a {@link dev.reknit.runtime.time.Clock} that can be read and waited
 * on, and a {@link dev.reknit.runtime.time.Scheduler} that does things later. Tests put virtual
 * ones in their place. Start reading at {@link dev.reknit.runtime.time.SystemTime}.
 */
@NullMarked
package dev.reknit.runtime.time;

import org.jspecify.annotations.NullMarked;
