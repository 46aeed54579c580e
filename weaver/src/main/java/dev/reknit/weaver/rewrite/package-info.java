/**
 * Changes the bytes of a class as its plan says. Start reading at {@link
 * dev.reknit.weaver.rewrite.ClassRewriter}; {@link dev.reknit.weaver.rewrite.SplitMethod} moves a
 * body into a method of its own, and {@link dev.reknit.weaver.rewrite.Wrappers} writes what is left in
 * its place.
 */
@NullMarked
package dev.reknit.weaver.rewrite;

import org.jspecify.annotations.NullMarked;
