/**
 * The methods that are measured: the same {@linkplain dev.reknit.benchmarks.site.Work work}, guarded
 * by each contender. Start reading at {@link dev.reknit.benchmarks.site.RetrySites}.
 */
@NullMarked
package dev.reknit.benchmarks.site;

import org.jspecify.annotations.NullMarked;
