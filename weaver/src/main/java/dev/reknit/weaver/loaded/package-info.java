/**
 * Weaves classes that are loaded already, within what the JVM lets change: code, and nothing else.
 * Start reading at {@link dev.reknit.weaver.loaded.LoadedRewriter}.
 */
@NullMarked
package dev.reknit.weaver.loaded;

import org.jspecify.annotations.NullMarked;
