/**
 * The files under durable checkpoints and the journal: a segmented log with group commit, and snapshots. Start reading at
 * {@link dev.reknit.runtime.store.Log}; {@link dev.reknit.runtime.store.Folder} is all that it knows of the operating system, {@link
 * dev.reknit.runtime.store.Frame} and {@link dev.reknit.runtime.store.FileHeader} are the bytes ({@code docs/format.md}), and {@link
 * dev.reknit.runtime.store.LogRecovery} is what happens on opening.
 */
@NullMarked
package dev.reknit.runtime.store;

import org.jspecify.annotations.NullMarked;
