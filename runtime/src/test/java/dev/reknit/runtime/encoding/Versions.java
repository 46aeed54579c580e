package dev.reknit.runtime.encoding;

import dev.reknit.FormerNames;
import org.jspecify.annotations.Nullable;

/** One class, as it was and as it is: what is written by the one is read by the other. As the weaver would write them. */
final class Versions {
    private Versions() {}

    static final class Then implements Saveable {
        static final String reknit$state = """
                acme.Order
                =id I
                ~qty I
                ~boxed Ljava/lang/Integer;
                ~gone Ljava/lang/Object;
                ~lost J
                ~customer Ljava/lang/Object;""";

        final int id;
        int qty;

        @Nullable
        Integer boxed;

        @Nullable
        Object gone;

        long lost;

        @Nullable
        Object customer;

        Then(int id) {
            this.id = id;
        }

        Then(StateReader from) {
            from.constructing(this);
            id = from.takeInt();
        }

        @Override
        public void reknit$saveFinal(StateWriter to) {
            to.putInt(id);
        }

        @Override
        public void reknit$save(StateWriter to) {
            to.putInt(qty);
            to.putReference(boxed);
            to.putReference(gone);
            to.putLong(lost);
            to.putReference(customer);
        }

        @Override
        public void reknit$load(StateReader from) {
            qty = from.takeInt();
            boxed = (Integer) from.takeReference();
            gone = from.takeReference();
            lost = from.takeLong();
            customer = from.takeReference();
        }

        @Override
        public void reknit$refill(StateReader from) {
            from.takeInt();
        }
    }

    /** Moved; a field renamed and made final, others widened, unboxed, added, removed. */
    static final class Now implements Saveable {
        static final String reknit$state = """
                acme.Purchase acme.Order
                =quantity J qty
                =boxed J
                ~customer Ldev/reknit/runtime/encoding/Versions$Client;
                ~added Ljava/lang/String;
                ~id Ljava/lang/Object;""";

        final long quantity;
        final long boxed;
        Versions.@Nullable Client customer;

        @Nullable
        String added;

        @Nullable
        Object id;

        Now(StateReader from) {
            from.constructing(this);
            quantity = from.takeLong();
            boxed = from.takeLong();
        }

        @Override
        public void reknit$saveFinal(StateWriter to) {
            to.putLong(quantity);
            to.putLong(boxed);
        }

        @Override
        public void reknit$save(StateWriter to) {
            to.putReference(customer);
            to.putReference(added);
            to.putReference(id);
        }

        @Override
        public void reknit$load(StateReader from) {
            customer = (Client) from.takeReference();
            added = (String) from.takeReference();
            id = from.takeReference();
        }

        @Override
        public void reknit$refill(StateReader from) {
            from.takeLong();
            from.takeLong();
        }
    }

    /** A field was made narrower. */
    static final class Narrower implements Saveable {
        static final String reknit$state = """
                acme.Order
                ~lost I""";

        Narrower(StateReader from) {}

        @Override
        public void reknit$saveFinal(StateWriter to) {}

        @Override
        public void reknit$save(StateWriter to) {}

        @Override
        public void reknit$load(StateReader from) {}

        @Override
        public void reknit$refill(StateReader from) {}
    }

    record Customer(String name, Integer age, String town) {}

    @FormerNames("dev.reknit.runtime.encoding.Versions$Customer")
    record Client(long age, @FormerNames("name") String called, double score) {}

    record Vanished(String why, Object what) {}
}
