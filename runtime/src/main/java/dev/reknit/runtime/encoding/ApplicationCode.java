package dev.reknit.runtime.encoding;

import java.time.DateTimeException;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** Constructors, comparators and collections of the application, which are run on what was read, and may not bear it. */
final class ApplicationCode {
    private ApplicationCode() {}

    /**
     * Runs it.
     *
     * @throws StateReadException if it throws what code throws that is given something it does not expect
     */
    static <T> T run(Supplier<T> action) {
        try {
            return action.get();
        } catch (ClassCastException
                | ArrayStoreException
                | NullPointerException
                | IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | NoSuchElementException
                | DateTimeException
                | StackOverflowError e) {
            throw new StateReadException("The saved state does not fit the classes of today: " + e, e);
        }
    }
}
