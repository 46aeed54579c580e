package dev.reknit.weaver.durable;

import dev.reknit.Checkpointed;
import dev.reknit.Ephemeral;
import dev.reknit.FormerNames;
import dev.reknit.Journaled;
import dev.reknit.Key;
import dev.reknit.Retry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Classes that outlive the process, and what they are made of. */
public final class Books {
    private Books() {}

    /** What tests do with a book; they see the woven one through it. */
    public interface Book {
        long volume();

        void place(Object order, int count, long price, double rate, boolean firm);

        String cancel(String id);

        int many(byte a, short b, char c, float d, int[] e);

        void refuse();

        int plain();

        void retried();

        List<Object> chance();
    }

    /** A side of the book. */
    enum Side {
        BUY,
        SELL {
            @Override
            public String toString() {
                return "sell";
            }
        }
    }

    /** Of the state by its declaration. */
    record Tag(String name, Side side) {}

    /** Only its permitted classes are known. */
    sealed interface Party permits Person, Firm {}

    /** A value: the runtime shares it, and nothing of it is tracked. */
    static final class Person implements Party {
        private final String name;

        Person(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    /** Another. */
    record Firm(String name, int number) implements Party {}

    /** What orders extend. */
    abstract static class Entry {
        private final long id;
        private int version;

        Entry(long id) {
            this.id = id;
        }

        void touch() {
            version++;
        }

        @Override
        public String toString() {
            return id + "/" + version;
        }
    }

    /** Owned. */
    @FormerNames({"com.acme.OldOrder", "com.acme.Offer"})
    static class Order extends Entry {
        private final double[] prices;

        @FormerNames("qty")
        private int quantity;

        private boolean firm;
        private byte small;
        private short number;
        private char letter;
        private long big;
        private float rate;
        private double price;
        private Side side = Side.BUY;
        private Tag[] tags = {};
        private Party party = new Person("p");
        private transient String cached = "cached";

        @Ephemeral
        private final List<String> seen = new ArrayList<>();

        Order(long id, double... prices) {
            super(id);
            this.prices = prices;
        }

        void change(int by) {
            quantity += by;
            touch();
        }

        @Override
        public String toString() {
            return super.toString() + " " + quantity + " " + firm + " " + small + " " + number + " " + letter + " "
                    + big + " " + rate + " " + price + " " + side + " " + tags.length + " " + party + " "
                    + prices.length
                    + " " + cached + " " + seen;
        }
    }

    /** A subclass that no field names. */
    static class Special extends Order {
        private String note = "";

        Special(long id) {
            super(id, 1.0);
        }

        void note(String text) {
            note = text;
        }
    }

    /** Durable. */
    @Checkpointed(name = "book", every = 10, keep = 3)
    static class OrderBook implements Book {
        @Key
        private final String market;

        private final Map<Long, Order> orders = new HashMap<>();
        private long volume;

        OrderBook(String market) {
            this.market = market;
            if (market.isEmpty()) {
                volume = -1;
                return;
            }
            volume = 0;
        }

        OrderBook() {
            this("default");
        }

        @Override
        public long volume() {
            return volume;
        }

        @Journaled(name = "place", version = 2)
        @Override
        public void place(Object order, int count, long price, double rate, boolean firm) {
            orders.put(price, (Order) order);
            volume += count;
        }

        @Journaled
        @Override
        public String cancel(String id) {
            volume--;
            return id + market;
        }

        @Journaled
        @Override
        public int many(byte a, short b, char c, float d, int[] e) {
            return a + b + c + (int) d + e.length;
        }

        @Journaled
        @Override
        public void refuse() {
            volume++;
            throw new IllegalStateException("refused");
        }

        @Override
        public int plain() {
            volume += 2;
            return orders.size();
        }

        @Journaled
        @Retry(maxRetries = 2, delay = 0, jitter = 0)
        @Override
        public void retried() {
            volume++;
            if (volume < 3) {
                throw new IllegalStateException("not yet");
            }
        }

        @Override
        public List<Object> chance() {
            Supplier<UUID> ids = UUID::randomUUID;
            Supplier<Random> generators = Random::new;
            Supplier<Date> dates = Date::new;
            List<Object> found = new ArrayList<>();
            found.add(System.currentTimeMillis());
            found.add(System.nanoTime());
            found.add(Instant.now());
            found.add(LocalDate.now());
            found.add(LocalDate.now(ZoneId.of("UTC")));
            found.add(Calendar.getInstance());
            found.add(Math.random());
            found.add(new Random().nextInt());
            found.add(new Date());
            found.add(ids.get());
            found.add(generators.get());
            found.add(dates.get());
            Collections.shuffle(found);
            return found;
        }
    }

    /** Durable by its superclass. */
    static class SpecialBook extends OrderBook {
        private int own;

        SpecialBook(String market) {
            super(market);
            own = 1;
        }

        void count() {
            own++;
        }

        int own() {
            return own;
        }
    }
}
