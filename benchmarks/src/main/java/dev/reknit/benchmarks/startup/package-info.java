/**
 * What an agent costs a program that loads many classes. Start reading at {@link
 * dev.reknit.benchmarks.startup.StartupBenchmark}.
 */
@NullMarked
package dev.reknit.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
