/**
 * The example of {@code docs/programmatic.md}. Start reading at {@link dev.reknit.runtime.example.Quotes}.
 */
@NullMarked
package dev.reknit.runtime.example;

import org.jspecify.annotations.NullMarked;
