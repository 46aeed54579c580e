/**
 * The bytes that stand for a graph of objects: named by fields, readable without the classes, and open to classes that have changed
 * since. Start reading at {@link dev.reknit.runtime.encoding.StateWriter}; {@link dev.reknit.runtime.encoding.Saveable} is what the
 * weaver adds to classes so that they can be written.
 */
@NullMarked
package dev.reknit.runtime.encoding;

import org.jspecify.annotations.NullMarked;
