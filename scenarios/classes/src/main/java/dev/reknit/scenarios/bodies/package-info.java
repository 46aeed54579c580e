/**
 * Kinds of code in guarded methods. Start reading at {@link dev.reknit.scenarios.bodies.Flow}.
 */
@NullMarked
package dev.reknit.scenarios.bodies;

import org.jspecify.annotations.NullMarked;
