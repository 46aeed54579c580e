/**
 * Makes the tables of {@code docs/performance.md}. Start reading at {@link
 * dev.reknit.benchmarks.report.Report}.
 */
@NullMarked
package dev.reknit.benchmarks.report;

import org.jspecify.annotations.NullMarked;
