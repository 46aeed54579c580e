package dev.reknit.samples.counter;

import dev.reknit.Checkpointed;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Orders by number, and by price in the order in which they came. A batch of trades is executed as a whole or not at
 * all; nothing here was written for that but one annotation.
 */
public final class OrderBook {
    private final Map<Long, Order> orders = new HashMap<>();
    private final TreeMap<Long, ArrayDeque<Order>> levels = new TreeMap<>();
    private long volume;

    /** Offers some pieces for sale. */
    public void offer(long number, long price, int amount) {
        Order order = new Order(number, price, amount);
        orders.put(number, order);
        levels.computeIfAbsent(price, any -> new ArrayDeque<>()).add(order);
    }

    /**
     * Executes trades.
     *
     * @throws RejectedException if one of them is for an order that is not there or has less left;
     *     the book is as it was
     */
    @Checkpointed
    public void execute(List<Trade> batch) throws RejectedException {
        for (Trade each : batch) {
            Order order = orders.get(each.order());
            if (order == null) {
                throw new RejectedException("there is no order " + each.order());
            }
            order.take(each.amount());
            volume += each.amount();
            if (order.left() == 0) {
                remove(order);
            }
        }
    }

    private void remove(Order order) {
        orders.remove(order.number());
        ArrayDeque<Order> level = levels.get(order.price());
        if (level != null) {
            level.remove(order);
            if (level.isEmpty()) {
                levels.remove(order.price());
            }
        }
    }

    /** How many orders are open. */
    public int size() {
        return orders.size();
    }

    /** How many pieces were sold. */
    public long volume() {
        return volume;
    }

    /** A number that is another one if anything in the book is different, the order within a price included. */
    public long digest() {
        long digest = volume;
        for (Map.Entry<Long, ArrayDeque<Order>> level : levels.entrySet()) {
            digest = digest * 31 + level.getKey();
            for (Order each : level.getValue()) {
                boolean same = orders.get(each.number()) == each;
                digest = ((digest * 31 + each.number()) * 31 + each.left()) * 31 + (same ? 1 : 0);
            }
        }
        return digest * 31 + orders.size();
    }
}
