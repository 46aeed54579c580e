/**
 * Kinds of methods: visibility, modifiers, parameters, results, generics, bridges. Start reading at
 * {@link dev.reknit.scenarios.methods.Kinds}.
 */
@NullMarked
package dev.reknit.scenarios.methods;

import org.jspecify.annotations.NullMarked;
