package dev.reknit.weaver.check.cases;

import dev.reknit.Checkpointed;
import dev.reknit.Journaled;
import dev.reknit.Key;
import dev.reknit.Timeout;
import dev.reknit.TimeoutMode;
import java.net.Socket;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Right and wrong uses of {@link Journaled}. */
final class JournaledCases {
    private JournaledCases() {}

    static class Undurable {
        @Key
        @Expect(
                "error: @Key: is on a field of a class that is not @Checkpointed as a whole; annotate the class, or take"
                        + " this off")
        private final String name = "";

        @Journaled
        @Expect(
                "error: @Journaled: is on a method of a class that is not @Checkpointed as a whole, so its objects are in no"
                        + " store; annotate the class")
        void change() {}
    }

    @Checkpointed
    static class Journal {
        private int count;

        @Journaled
        @Expect("error: @Journaled: is static, so there is no object that it changes; make it an instance method")
        static void ofClass() {}

        @Journaled
        @Expect(
                "warning: @Journaled: is synchronized, so that others wait for the object's monitor until the call is safe on"
                        + " the disk; calls on one object exclude each other anyway; take synchronized off")
        synchronized void locked() {}

        @Journaled(version = 0)
        @Expect("error: @Journaled.version = 0: is out of range; allowed: 1 or more")
        void versioned() {}

        @Journaled
        @Checkpointed(arguments = true)
        @Expect(
                "error: @Journaled: cannot go with @Checkpointed on the method: a call that throws did not happen, whatever it"
                        + " threw, and its arguments are in the journal as they were; take @Checkpointed off the method")
        void both(List<String> names) {}

        @Journaled
        @Expect({
            "error: @Journaled: argument 1 is a java.util.function.Supplier, which is code and cannot be written; pass what"
                    + " it works with",
            "error: @Journaled: argument 2 is a java.lang.Runnable, which is code and cannot be written; pass what it works"
                    + " with",
            "error: @Journaled: argument 4 is a java.util.concurrent.locks.ReentrantLock, which is no data, so it cannot be"
                    + " saved; change parameter 4",
            "error: @Journaled: argument 3[] is a java.net.Socket, which is connected to something outside, so it cannot be"
                    + " saved; change parameter 3"
        })
        void arguments(Supplier<String> code, Runnable more, List<Socket> sockets, ReentrantLock lock) {}

        @Journaled
        @Expect({
            "warning: @Journaled: argument 1 is a java.util.Comparator<java.lang.String>, and a lambda, which is code, cannot"
                    + " be saved; have a class of your own implement it, or change parameter 1",
            "error: @Journaled: argument 2 is a java.util.stream.IntStream, which has a position in data that cannot be read"
                    + " twice, so it cannot be saved; change parameter 2",
            "warning: @Journaled: argument 3[] is a java.lang.Runnable, and a lambda, which is code, cannot be saved; have a"
                    + " class of your own implement it, or change parameter 3"
        })
        void lambdas(Comparator<String> order, IntStream numbers, Runnable[] tasks) {}

        @Journaled
        void twice(int one) {}

        @Journaled
        @Expect(
                "error: @Journaled.name = \"twice\": is JournaledCases$Journal.twice(int) in the journal, too, with the same"
                        + " version; give one of them another name")
        void twice(long one) {}

        @Journaled
        @Timeout(mode = TimeoutMode.ABANDON)
        @Expect(
                "error: @Timeout.mode = ABANDON: cannot go with @Checkpointed: the abandoned attempt would go on changing the"
                        + " state that is being restored; use INTERRUPT")
        void abandoned() {}

        @Expect(
                "warning: @Checkpointed: writes count, and is not @Journaled as others are: what it does is safe with the next"
                        + " checkpoint only, and calls that are run again from the journal do not find it; annotate it, too")
        void unwritten() {
            count++;
        }
    }

    @Checkpointed
    @Expect(
            "warning: @Checkpointed: asks Clock.systemUTC(), which gives something else when the call is run again; let the"
                    + " caller ask, and pass what it got")
    static class Helped {
        private long time;

        @Journaled
        void change() {
            time = time();
        }

        private static long time() {
            return Clock.systemUTC().millis();
        }
    }

    @Checkpointed
    static class JournalBelow extends Journal {
        @Journaled
        @Expect(
                "error: @Journaled.name = \"twice\": is JournaledCases$Journal.twice(int) in the journal, too, with the same"
                        + " version; give one of them another name")
        void twice(String one) {}

        @Journaled(version = 0)
        @Expect("error: @Journaled.version = 0: is out of range; allowed: 1 or more")
        @Override
        void versioned() {}
    }
}
