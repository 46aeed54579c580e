/**
 * What woven code calls, and the one abstraction that every policy implements. Start reading at
 * {@link dev.reknit.runtime.Gate}, the constant that a woven method holds; then {@link
 * dev.reknit.runtime.Run}, the life of a call that did not go well at once; then {@link
 * dev.reknit.runtime.Policy}. This package imports no policy: the {@link
 * dev.reknit.runtime.Linker} finds them as services.
 */
@NullMarked
package dev.reknit.runtime;

import org.jspecify.annotations.NullMarked;
