package dev.reknit.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What a policy does about a call whose first attempt succeeds: let it in, and take note when it is out. Woven
 * code asks it directly, without a {@link Run}, so it allocates nothing; everything else that becomes of a call is
 * the business of the policy's {@link Layer}, which is handed the ticket. Shared by all calls, so safe for use by
 * several threads.
 */
public interface Admission {
    /** The ticket of a call that has not come to this policy. */
    long NOT_ENTERED = Long.MIN_VALUE;

    /** The ticket of a call that owes this policy nothing when it succeeds: {@link #leave} is not called. */
    long QUIET = 0;

    /** The ticket of a call that has left. */
    long LEFT = Long.MIN_VALUE + 1;

    /** Lets every call in and wants to know of none. */
    Admission NONE = new Admission() {
        @Override
        public long enter(@Nullable Object self, @Nullable Object key) {
            return QUIET;
        }

        @Override
        public boolean leave(long ticket, @Nullable Object self, @Nullable Object key) {
            return true;
        }
    };

    /** Lets every call in, and has the layer look at every result. */
    Admission ASK_LAYER = new Admission() {
        @Override
        public long enter(@Nullable Object self, @Nullable Object key) {
            return 1;
        }

        @Override
        public boolean leave(long ticket, @Nullable Object self, @Nullable Object key) {
            return false;
        }
    };

    /** Sends every call round by the layers. */
    Admission DETOUR = new Admission() {
        @Override
        public long enter(@Nullable Object self, @Nullable Object key) {
            throw Detour.TAKEN;
        }

        @Override
        public boolean leave(long ticket, @Nullable Object self, @Nullable Object key) {
            return false;
        }
    };

    /**
     * Lets the first attempt of a call in.
     *
     * @param self the object; null in a static method
     * @param key the argument whose parameter is marked as the key; null if none is
     * @return a ticket, which is neither {@link #NOT_ENTERED} nor {@link #LEFT}
     * @throws Throwable to reject the call: the outcome for the policies outside. {@link Detour} to have the layer
     *     decide, by {@link Layer#before}
     */
    long enter(@Nullable Object self, @Nullable Object key) throws Throwable;

    /**
     * The first attempt has returned. Not called for {@link #QUIET}, nor where it threw, or a policy further in
     * wants its layer asked.
     *
     * @return false to have the {@link Layer} decide instead, with the same ticket; nothing is to have changed then
     */
    boolean leave(long ticket, @Nullable Object self, @Nullable Object key);
}
