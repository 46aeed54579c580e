package dev.reknit.runtime.journal;

import dev.reknit.runtime.state.Changes;
import dev.reknit.runtime.state.InstanceLock;
import org.jspecify.annotations.Nullable;

/** What a durable object has with its lock: by it, the gates of its methods find its journal. */
public interface JournalOwner extends Changes {
    /** The object's journal. */
    Journal journal();

    /** Whether an object is the one; a copy that was made without a constructor has its lock, too. */
    boolean isOf(Object object);

    /** The journal of an object; null if it is not durable. */
    static @Nullable Journal journalOf(Object object) {
        return InstanceLock.of(object).changes() instanceof JournalOwner owner && owner.isOf(object)
                ? owner.journal()
                : null;
    }
}
