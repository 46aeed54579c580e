package dev.reknit.scenarios.durable;

import dev.reknit.Checkpointed;
import dev.reknit.FormerNames;
import dev.reknit.Journaled;
import dev.reknit.Key;
import java.util.UUID;

/** Durable classes in others, whose private members each may use; two of them are one class before and after it was renamed. */
public final class Nested {
    private Nested() {}

    /** Adds to the field itself, within a journaled call. */
    private static void addTo(Box box, int more) {
        box.count += more;
    }

    @Checkpointed
    public static final class Box {
        @Key
        private final UUID id;

        private final Part part = new Part();
        private int count;

        public Box(UUID id) {
            this.id = id;
        }

        @Journaled
        public void add(int more) {
            addTo(this, more);
            part.sum += more;
            part.twice.sum = 2 * part.sum;
        }

        public String state() {
            return id + " " + count + " " + part.sum + " " + part.twice.sum;
        }

        /** Of the same nest. */
        private static final class Part {
            private final Twice twice = new Twice();
            private long sum;

            private static final class Twice {
                private long sum;
            }
        }
    }

    /** As a class was. */
    @Checkpointed(name = "renamed")
    public static final class Before {
        private int amount;

        @Journaled
        public void add(int more) {
            amount += more;
        }
    }

    /** As it is now. */
    @Checkpointed(name = "renamed")
    @FormerNames("dev.reknit.scenarios.durable.Nested$Before")
    public static final class After {
        @FormerNames("amount")
        private int quantity;

        @Journaled(name = "add")
        public void increase(int more) {
            quantity += more;
        }

        public int quantity() {
            return quantity;
        }
    }
}
