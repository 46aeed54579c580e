/**
 * Where durable checkpoints and the journal are kept. Start reading at {@link dev.reknit.runtime.store.Store}, which all else is made for; {@link
 * dev.reknit.runtime.store.Stores} finds stores by name. The one in a folder has a segmented log with group commit, {@link
 * dev.reknit.runtime.store.Log}, and snapshots; {@link dev.reknit.runtime.store.Folder} is all that it knows of the operating system, {@link
 * dev.reknit.runtime.store.Frame} and {@link dev.reknit.runtime.store.FileHeader} are the bytes ({@code docs/format.md}), and {@link
 * dev.reknit.runtime.store.LogRecovery} is what happens on opening.
 */
@NullMarked
package dev.reknit.runtime.store;

import org.jspecify.annotations.NullMarked;
