/**
 * The examples of the README, as they stand there. Start reading at {@link
 * dev.reknit.scenarios.readme.Prices}.
 */
@NullMarked
package dev.reknit.scenarios.readme;

import org.jspecify.annotations.NullMarked;
