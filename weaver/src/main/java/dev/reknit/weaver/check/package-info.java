/**
 * Holds the annotations of a class against their rules, so that a wrong one fails the build. Start
 * reading at {@link dev.reknit.weaver.check.Check}.
 */
@NullMarked
package dev.reknit.weaver.check;

import org.jspecify.annotations.NullMarked;
