/**
 * A job with real files: a tree is copied from mirrors that misbehave, and what Reknit made of
 * it is compared with what the mirrors did. Start reading at {@link
 * dev.reknit.samples.mirrorsync.MirrorSync}, the command; the code that is protected is in
 * {@link dev.reknit.samples.mirrorsync.client}.
 */
@NullMarked
package dev.reknit.samples.mirrorsync;

import org.jspecify.annotations.NullMarked;
