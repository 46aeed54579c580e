package dev.reknit.weaver.check.cases;

import dev.reknit.Checkpointed;
import dev.reknit.Ephemeral;
import dev.reknit.FormerNames;
import dev.reknit.Journaled;
import dev.reknit.Key;
import dev.reknit.Recover;
import java.io.FileInputStream;
import java.net.Socket;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Spliterator;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Right and wrong uses of {@link Checkpointed} on classes, {@link Key} and {@link FormerNames}. */
final class DurableCases {
    private DurableCases() {}

    enum Color {
        RED
    }

    @Checkpointed(
            name = "right",
            store = "fast",
            every = 1,
            interval = Checkpointed.AUTO,
            keep = 1,
            recover = Recover.MANUAL)
    static class Right {
        @Key
        private final UUID id = UUID.randomUUID();

        private int count;

        @Journaled
        void change(int by, String why, List<Color> colors) {
            count += by;
        }

        @Journaled(name = "change", version = 2)
        private void changed(long by) {
            count += (int) by;
        }

        int count() {
            return count;
        }
    }

    @Checkpointed(every = -1, interval = -2, keep = 0, store = " ")
    @Expect({
        "error: @Checkpointed.every = -1: is out of range; allowed: 0 or more",
        "error: @Checkpointed.interval = -2: is out of range; allowed: 0 or more, Checkpointed.AUTO",
        "error: @Checkpointed.keep = 0: is out of range; allowed: 1 or more",
        "error: @Checkpointed.store = \" \": is no name; name a store, as reknit.store.<name>.folder does, or leave it out;"
                + " allowed: the name of a store"
    })
    static class Ranges {}

    @Checkpointed
    @Expect(
            "error: @Checkpointed: has a constructor that writes limit after this(…), by when the object has its saved state;"
                    + " pass it to the constructor that is called, and write it there")
    static class Constructed {
        private final Constructed other;
        private int limit;

        Constructed(Constructed other) {
            this.other = other == null ? null : new Constructed(null);
            this.limit = 1;
        }

        Constructed(int limit) {
            this(new Constructed(null));
            this.limit = limit;
        }
    }

    @Checkpointed(intervalUnit = ChronoUnit.HOURS)
    @Expect(
            "warning: @Checkpointed.intervalUnit = HOURS: is the unit of the default interval = 0; write interval as well")
    static class Unit {}

    @Checkpointed(restoreOn = {})
    @Expect("error: @Checkpointed.restoreOn = {}: lists nothing, so the policy never acts; list classes or leave it"
            + " out; allowed: one or more classes")
    static class Nothing {}

    static class OnMethods {
        @Checkpointed(
                name = "n",
                store = "s",
                every = 1,
                interval = 2,
                intervalUnit = ChronoUnit.HOURS,
                keep = 3,
                recover = Recover.AUTO)
        @Expect({
            "error: @Checkpointed.name = \"n\": is about objects, not about calls; write it where the class is annotated, or"
                    + " leave it out; allowed: restoreOn, skipOn, arguments",
            "error: @Checkpointed.store = \"s\": is about objects, not about calls; write it where the class is annotated, or"
                    + " leave it out; allowed: restoreOn, skipOn, arguments",
            "error: @Checkpointed.every = 1: is about objects, not about calls; write it where the class is annotated, or"
                    + " leave it out; allowed: restoreOn, skipOn, arguments",
            "error: @Checkpointed.interval = 2: is about objects, not about calls; write it where the class is annotated, or"
                    + " leave it out; allowed: restoreOn, skipOn, arguments",
            "error: @Checkpointed.intervalUnit = HOURS: is about objects, not about calls; write it where the class is"
                    + " annotated, or leave it out; allowed: restoreOn, skipOn, arguments",
            "error: @Checkpointed.keep = 3: is about objects, not about calls; write it where the class is annotated, or"
                    + " leave it out; allowed: restoreOn, skipOn, arguments",
            "error: @Checkpointed.recover = AUTO: is about objects, not about calls; write it where the class is annotated,"
                    + " or leave it out; allowed: restoreOn, skipOn, arguments"
        })
        void change() {}
    }

    @Checkpointed
    @Expect("error: @Checkpointed: is on an interface, which has no objects that change; annotate the class that has")
    interface Face {}

    @Checkpointed
    @Expect("error: @Checkpointed: is on an enum, which has no objects that change; annotate the class that has")
    enum Kind {}

    @Checkpointed
    @Expect("error: @Checkpointed: is on a record, which has no objects that change; annotate the class that has")
    record Pair(int one, int other) {}

    @Checkpointed
    static class Asynchronous {
        @Expect(
                "error: @Checkpointed: returns a stage: others could change the state before it completes, and restoring"
                        + " would undo their changes; move it to another class, which calls this one when the change is due")
        CompletableFuture<Void> later() {
            return new CompletableFuture<>();
        }

        @Journaled
        @Expect(
                "error: @Journaled: returns a stage: when the call is run again, those after it would not wait for it to"
                        + " complete; annotate a method that returns when the change is done")
        CompletableFuture<Void> written() {
            return new CompletableFuture<>();
        }
    }

    /** A class with the state of another. */
    static class Listed extends ArrayList<String> {
        private static final long serialVersionUID = 1;
    }

    @Checkpointed
    @Expect({
        "error: @Checkpointed: Holder.listed is a dev.reknit.weaver.check.cases.DurableCases$Listed, which extends"
                + " java.util.ArrayList with what that holds, so it cannot be saved; make Holder.listed @Ephemeral or"
                + " transient",
        "error: @Checkpointed: Holder.lock is a java.util.concurrent.locks.ReentrantLock, which is no data, so it cannot be"
                + " saved; make Holder.lock @Ephemeral or transient",
        "error: @Checkpointed: Holder.service is a java.util.concurrent.ExecutorService, which is no data, so it cannot be"
                + " saved; make Holder.service @Ephemeral or transient",
        "error: @Checkpointed: Holder.sockets[] is a java.net.Socket, which is connected to something outside, so it cannot"
                + " be saved; make Holder.sockets @Ephemeral or transient"
    })
    static class Holder {
        private Listed listed;
        private final ReentrantLock lock = new ReentrantLock();
        private ExecutorService service;
        private Map<Color, Socket> sockets;

        @Ephemeral
        private Socket marked;
    }

    @Checkpointed
    @Expect({
        "error: @Checkpointed: Unsaved.file is a java.io.FileInputStream, which has a position in data that cannot be read"
                + " twice, so it cannot be saved; make Unsaved.file @Ephemeral or transient",
        "error: @Checkpointed: Unsaved.future is a java.util.concurrent.ScheduledFuture<?>, whose progress other threads"
                + " have seen, so it cannot be saved; make Unsaved.future @Ephemeral or transient",
        "error: @Checkpointed: Unsaved.iterator is a java.util.ListIterator<java.lang.String>, which has a position that"
                + " cannot be set, so it cannot be saved; make Unsaved.iterator @Ephemeral or transient",
        "warning: @Checkpointed: Unsaved.order is a java.util.Comparator<java.lang.String>, and a lambda, which is code,"
                + " cannot be saved; have a class of your own implement it, or make Unsaved.order @Ephemeral or transient",
        "error: @Checkpointed: Unsaved.part is a java.util.Spliterator$OfInt, which has a position that cannot be set, so it"
                + " cannot be saved; make Unsaved.part @Ephemeral or transient",
        "error: @Checkpointed: Unsaved.stream is a java.util.stream.Stream<java.lang.String>, which has a position in data"
                + " that cannot be read twice, so it cannot be saved; make Unsaved.stream @Ephemeral or transient",
        "warning: @Checkpointed: Unsaved.owned.task is a java.lang.Runnable, and a lambda, which is code, cannot be saved;"
                + " have a class of your own implement it, or make Owned.task @Ephemeral or transient",
        "warning: @Checkpointed: Unsaved.tasks[] is a java.util.function.Supplier<java.lang.String>, and a lambda, which is"
                + " code, cannot be saved; have a class of your own implement it, or make Unsaved.tasks @Ephemeral or"
                + " transient"
    })
    static class Unsaved {
        private FileInputStream file;
        private ScheduledFuture<?> future;
        private ListIterator<String> iterator;
        private Comparator<String> order;
        private Owned owned;
        private Spliterator.OfInt part;
        private Stream<String> stream;
        private List<Supplier<String>> tasks;

        @Ephemeral
        private Runnable marked;
    }

    static class Owned {
        private Runnable task;
        private Comparable<String> data;
        private CharSequence text;
    }

    @FormerNames("com.acme.Old")
    static class One {}

    @FormerNames("com.acme.Old")
    static class Other {}

    @Checkpointed
    @Expect("error: @Checkpointed: objects of com.acme.Old in the store could be of"
            + " dev.reknit.weaver.check.cases.DurableCases$One or of dev.reknit.weaver.check.cases.DurableCases$Other; take"
            + " that out of one's @FormerNames")
    static class Both {
        private One one;
        private Other other;
    }

    static class Names {
        @FormerNames({"was", "old"})
        @Expect({
            "error: @FormerNames.value = {\"was\", \"old\"}: has was, which is a name of second, too; take it out of one of"
                    + " the two",
            "error: @FormerNames.value = {\"was\", \"old\"}: has old, which is a name of old, too; take it out of one of the"
                    + " two"
        })
        private int first;

        @FormerNames("was")
        @Expect(
                "error: @FormerNames.value = {\"was\"}: has was, which is a name of first, too; take it out of one of the two")
        private int second;

        private int old;

        @FormerNames("x y")
        @Expect(
                "error: @FormerNames.value = \"x y\": is no name; take it out; allowed: names as they were in the source")
        private int blank;

        @FormerNames("z")
        @Expect("warning: @FormerNames: has no effect on a field that is not saved; take it off")
        private transient int passing;
    }

    @Checkpointed
    static class Keys {
        @Key
        private final String name = "";

        @Key
        @Expect(
                "error: @Key: is on a second field, beside DurableCases$Keys.name; keep one, of both together if need be")
        private final Color color = Color.RED;

        @Key
        @Expect({
            "error: @Key: is on a field that is not final, but what tells objects apart is an object's own and stays; make"
                    + " it a final instance field",
            "error: @Key: is on a double, which has no text that tells objects apart; use one of String, UUID, whole"
                    + " numbers, char, enums",
            "error: @Key: is on a second field, beside DurableCases$Keys.name; keep one, of both together if need be"
        })
        private double number;
    }

    @Checkpointed
    static class KeyBelow extends Keys {
        @Key
        @Expect(
                "error: @Key: is on a second field, beside DurableCases$Keys.name; keep one, of both together if need be")
        private final long id = 1;
    }

    abstract static class Abstract {
        @Key
        private final String name = "";
    }
}
