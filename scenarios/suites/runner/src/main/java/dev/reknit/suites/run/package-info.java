/**
 * Runs in the JVM that a suite is run in: the tests, and what became of each. Start reading at {@link
 * dev.reknit.suites.run.Runner}.
 */
@NullMarked
package dev.reknit.suites.run;

import org.jspecify.annotations.NullMarked;
