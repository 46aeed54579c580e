/**
 * Plain annotated classes, woven in every way there is and put to the same tests. Start reading at
 * {@link dev.reknit.scenarios.Script}, which all of them fail by; each package below is about one
 * side of classes.
 */
@NullMarked
package dev.reknit.scenarios;

import org.jspecify.annotations.NullMarked;
