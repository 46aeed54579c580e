/**
 * Weaves class files. Start reading at {@link dev.reknit.weaver.Weaver}; {@code model} reads classes,
 * {@code check} holds annotations against their rules, {@code rewrite} changes the bytes and {@code
 * report} says what was done.
 */
@NullMarked
package dev.reknit.weaver;

import org.jspecify.annotations.NullMarked;
