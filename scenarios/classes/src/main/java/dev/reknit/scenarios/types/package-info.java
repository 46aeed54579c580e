/**
 * Kinds of types: interfaces, enums, records, nested, local and anonymous classes, initializers. Start
 * reading at {@link dev.reknit.scenarios.types.Greeter}.
 */
@NullMarked
package dev.reknit.scenarios.types;

import org.jspecify.annotations.NullMarked;
