/**
 * {@link dev.reknit.Fallback}. Start reading at {@link dev.reknit.runtime.fallback.FallbackPolicy};
 * {@link dev.reknit.runtime.fallback.Fallbacks} finds what answers.
 */
@NullMarked
package dev.reknit.runtime.fallback;

import org.jspecify.annotations.NullMarked;
