/**
 * Compares the runs of a library's own tests, unwoven and woven. Start reading at {@link
 * dev.reknit.suites.SuiteTest}.
 */
@NullMarked
package dev.reknit.suites;

import org.jspecify.annotations.NullMarked;
