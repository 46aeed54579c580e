/**
 * All policies at full speed from several threads, with random faults, while their configuration changes; and whether everything
 * adds up afterwards. Start reading at {@link dev.reknit.soak.Soak}.
 */
@NullMarked
package dev.reknit.soak;

import org.jspecify.annotations.NullMarked;
