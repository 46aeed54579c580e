package dev.reknit.scenarios.durable;

import dev.reknit.Checkpointed;
import dev.reknit.Journaled;
import dev.reknit.Recover;

/** Recovered when somebody says so. */
@Checkpointed(recover = Recover.MANUAL)
public final class Manual {
    private int count;

    @Journaled
    public int add(int more) {
        count += more;
        return count;
    }

    public int count() {
        return count;
    }
}
