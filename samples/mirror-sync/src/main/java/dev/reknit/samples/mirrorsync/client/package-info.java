/**
 * Copies a tree of files from mirrors that cannot be trusted. Plain Java with annotations: no
 * loop here tries again, no line chooses a mirror, nothing takes a change back. Start reading at
 * {@link dev.reknit.samples.mirrorsync.client.Sync}.
 */
@NullMarked
package dev.reknit.samples.mirrorsync.client;

import org.jspecify.annotations.NullMarked;
