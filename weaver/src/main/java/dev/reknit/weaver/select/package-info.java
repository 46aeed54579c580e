/**
 * Decides which members of a class are woven, and how. Start reading at {@link
 * dev.reknit.weaver.select.Selection}.
 */
@NullMarked
package dev.reknit.weaver.select;

import org.jspecify.annotations.NullMarked;
