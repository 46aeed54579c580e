package dev.reknit.testkit.store;

import dev.reknit.runtime.store.Store;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * The promises of {@link Store} as tests. Who implements one extends {@link LogContract} and {@link SnapshotContract}, and says in a
 * subclass how their store is opened:
 *
 * <pre>{@code
 * class JdbcLogTest extends LogContract {
 *     private final Database database = new Database();
 *
 *     @Override
 *     protected Store open() {
 *         return new JdbcStore(database.url());
 *     }
 * }
 * }</pre>
 *
 * <p>Needs JUnit Jupiter. What only a crash of the machine shows is left to {@link dev.reknit.testkit.crash.CrashSuite}.
 */
@Timeout(120)
public abstract class StoreContract {
    private final Appended appended = new Appended();
    private @Nullable Store store;

    /** For subclasses. */
    protected StoreContract() {}

    /** Opens the store of this test: an empty one at first, the same one later. Two are never open at a time. */
    protected abstract Store open();

    /** Ends a store as if its process ended: it is neither closed nor used again. Unless overridden, it is closed in good order. */
    protected void kill(Store running) {
        running.close();
    }

    /**
     * Has all writes of a store fail from now on.
     *
     * @return whether that could be done; what a failure means is not tested otherwise
     */
    protected boolean breakDown(Store running) {
        return false;
    }

    @BeforeEach
    final void openTheStore() {
        store = open();
    }

    @AfterEach
    final void closeTheStore() {
        store().close();
    }

    /** The store of this test, as it is open now. */
    protected final Store store() {
        return Objects.requireNonNull(store, "the store is opened before each test");
    }

    /** Closes the store and opens it again. */
    protected final Store reopened() {
        store().close();
        store = open();
        return store;
    }

    /** Kills the store and opens it again. */
    protected final Store killed() {
        kill(store());
        store = open();
        return store;
    }

    /** What this test has appended. */
    final Appended appended() {
        return appended;
    }
}
