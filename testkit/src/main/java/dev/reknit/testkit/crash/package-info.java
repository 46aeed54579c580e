/**
 * Crashes of code that keeps state in files, at every operation on a file. Start reading at {@link
 * dev.reknit.testkit.crash.CrashSuite}; {@link dev.reknit.testkit.crash.SimulatedDisk} is what loses the files.
 */
@NullMarked
package dev.reknit.testkit.crash;

import org.jspecify.annotations.NullMarked;
