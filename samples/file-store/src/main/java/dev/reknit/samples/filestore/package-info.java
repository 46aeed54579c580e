/**
 * A file store that keeps what it has acknowledged, however its process ends. Start reading at {@link
 * dev.reknit.samples.filestore.FileStore}, which holds the files; {@link dev.reknit.samples.filestore.FileServer} is its HTTP, and
 * {@link dev.reknit.samples.filestore.Torture} kills the server while clients write.
 */
@NullMarked
package dev.reknit.samples.filestore;

import org.jspecify.annotations.NullMarked;
