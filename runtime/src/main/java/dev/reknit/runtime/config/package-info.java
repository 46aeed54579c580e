/**
 * What is configured: files, system properties, environment variables and calls of the API, laid over the
 * annotations as written. Start reading at {@link dev.reknit.runtime.config.Configuration}, which keeps it all; then
 * {@link dev.reknit.runtime.config.Overrides}, what it says of one method. Knows no policy but by its annotation, and
 * nothing of the runtime but events and time.
 */
@NullMarked
package dev.reknit.runtime.config;

import org.jspecify.annotations.NullMarked;
