/**
 * Woven calls against calls by hand and against other libraries. Start reading at {@link
 * dev.reknit.benchmarks.RetryBenchmark}; {@link dev.reknit.benchmarks.report.Report} makes the page of figures.
 */
@NullMarked
package dev.reknit.benchmarks;

import org.jspecify.annotations.NullMarked;
