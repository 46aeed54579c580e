/**
 * Tests of guarded code without waiting. Start reading at {@link dev.reknit.testkit.ReknitTest},
 * which a test class bears; {@link dev.reknit.testkit.VirtualTime} and {@link
 * dev.reknit.testkit.RecordedEvents} also serve without JUnit.
 */
@NullMarked
package dev.reknit.testkit;

import org.jspecify.annotations.NullMarked;
