/**
 * Collections that woven code makes in place of the JDK's: the same to everybody who uses them, but
 * they log their own changes while a checkpointed call runs. Start reading at {@link
 * dev.reknit.runtime.state.collections.TrackedHashMap}.
 */
@NullMarked
package dev.reknit.runtime.state.collections;

import org.jspecify.annotations.NullMarked;
