/**
 * A class for class loaders that see little. Start reading at {@link
 * dev.reknit.scenarios.loaders.Isolated}.
 */
@NullMarked
package dev.reknit.scenarios.loaders;

import org.jspecify.annotations.NullMarked;
