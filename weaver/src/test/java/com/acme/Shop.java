package com.acme;

import dev.reknit.Checkpointed;
import dev.reknit.Ephemeral;
import dev.reknit.Retry;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Classes, each of a nest of its own, that checkpointed objects are made of, or not. */
public final class Shop {
    private Shop() {}
}

class Order {
    private final String id = "1";
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Customer> customers = new HashMap<>();
    private final Tag[] tags = {new Tag()};
    private final AtomicLong count = new AtomicLong();
    private final Shape shape = new Wheel();
    private final Vat vat = Vat.FULL;
    private final Money price = new Money(1);
    private final Guard guard = new Guard();
    private int total;
    private @Nullable Runnable later;

    @Ephemeral
    private final List<String> log = new ArrayList<>(new ArrayList<>());

    private final transient Map<String, String> seen = new HashMap<>();

    @Nullable
    String note;

    final List<String> open = new ArrayList<>();

    @Checkpointed
    void add(int amount, boolean fails) {
        log.add("added " + amount);
        seen.put("at " + log.size(), "here");
        total += amount;
        lines.add(new Line(amount));
        lines.get(0).change(amount);
        customers.put("c" + lines.size(), new Customer());
        tags[0] = new Tag();
        open.add(id);
        note = "n" + total;
        count.incrementAndGet();
        later = null;
        if (fails) {
            throw new IllegalStateException(note);
        }
    }

    int logged() {
        return Math.min(log.size(), seen.size());
    }

    @Override
    public String toString() {
        return id
                + lines
                + customers.keySet()
                + tags.length
                + tags[0].name
                + count
                + shape
                + vat
                + price
                + guard
                + total
                + later
                + note
                + open;
    }
}

class Line {
    private int amount;

    Line(int amount) {
        this.amount = amount;
    }

    void change(int by) {
        amount += by;
    }

    @Override
    public String toString() {
        return "line " + amount;
    }
}

abstract class Party {
    private final long since = 1;

    @Override
    public String toString() {
        return "since " + since;
    }
}

class Customer extends Party {
    private int visits;

    void visit() {
        visits++;
    }

    @Override
    public String toString() {
        return super.toString() + visits;
    }
}

/** A superclass of it is no more than that: its other subclasses are not owned. */
class Supplier extends Party {
    private int deliveries;

    void deliver() {
        deliveries++;
    }

    @Override
    public String toString() {
        return super.toString() + deliveries;
    }
}

class Tag {
    private static int made;

    String name = "tag " + made++;
}

interface Shape {}

abstract class Round implements Shape {
    private double radius;

    void grow() {
        radius++;
    }

    @Override
    public String toString() {
        return "round " + radius;
    }
}

class Wheel extends Round {
    private int spokes;

    void spoke() {
        spokes++;
    }

    @Override
    public String toString() {
        return super.toString() + spokes;
    }
}

enum Vat {
    FULL
}

record Money(long cents) {}

/** What is shared for what it extends. */
class Guard extends ReentrantLock {
    private static final long serialVersionUID = 1;

    private int used;

    void use() {
        used++;
    }

    @Override
    public String toString() {
        return "used " + used;
    }
}

class Bystander {
    private int seen;

    @Retry
    void see() {
        seen++;
    }

    @Override
    public String toString() {
        return "seen " + seen;
    }
}

class HeirOfOrder extends Order {
    private int own;

    @Override
    void add(int amount, boolean fails) {
        own++;
        super.add(amount, fails);
    }

    @Override
    public String toString() {
        return super.toString() + own;
    }
}

class Outer {
    private int count;

    static class Inner {
        private int own;

        @Checkpointed
        void change(Outer outer) {
            outer.count++;
            own++;
        }
    }

    enum Kind {
        ANY
    }

    record Pair(int one, int two) {}

    interface Face {}

    void reset(Inner inner) {
        inner.own = count;
    }
}

class Handled {
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(Handled.class, "count", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final String name = "handled";
    private int count;

    @Checkpointed
    void change() {
        COUNT.setVolatile(this, count + 1);
    }

    @Override
    public String toString() {
        return name + count;
    }
}

/** Makes no use of what its nest allows it. */
class Around {
    private final Core core = new Core();
    private int tries;

    int run() {
        tries++;
        core.change();
        return core.count + tries;
    }

    static class Core {
        private int count;

        @Checkpointed
        void change() {
            count++;
        }
    }

    static class Other {
        int countOf(Core core) {
            core.count++;
            return core.count;
        }
    }
}
