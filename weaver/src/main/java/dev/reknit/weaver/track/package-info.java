/**
 * Has the code of checkpointed classes, and of those that they own, log what it changes while a
 * scope is open. Start reading at {@link dev.reknit.weaver.track.TrackingRewriter}.
 */
@NullMarked
package dev.reknit.weaver.track;

import org.jspecify.annotations.NullMarked;
