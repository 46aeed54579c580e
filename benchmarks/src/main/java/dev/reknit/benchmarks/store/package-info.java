/**
 * What keeps records, maps and calls in files, as each contender does it. Start reading at {@link
 * dev.reknit.benchmarks.store.Journal}, then {@link dev.reknit.benchmarks.store.Archive}.
 */
@NullMarked
package dev.reknit.benchmarks.store;

import org.jspecify.annotations.NullMarked;
