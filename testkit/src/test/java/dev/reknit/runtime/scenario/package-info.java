/**
 * Runs one scenario in every mode, blocking and asynchronous. Start reading at {@link
 * dev.reknit.runtime.scenario.Play}.
 */
@NullMarked
package dev.reknit.runtime.scenario;

import org.jspecify.annotations.NullMarked;
