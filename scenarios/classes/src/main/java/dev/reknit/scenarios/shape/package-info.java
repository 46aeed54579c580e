/**
 * What of a class others see besides its behaviour: reflection, stack traces, serial versions, class file
 * versions. Start reading at {@link dev.reknit.scenarios.shape.Reflected}.
 */
@NullMarked
package dev.reknit.scenarios.shape;

import org.jspecify.annotations.NullMarked;
