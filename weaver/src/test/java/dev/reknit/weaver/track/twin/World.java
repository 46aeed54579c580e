package dev.reknit.weaver.track.twin;

import dev.reknit.Checkpointed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** State of every kind, and everything that can be done to it. */
public final class World extends Base implements Player {
    private static final int SCOPE = 0;
    private static final int END = 1;
    private static final int FAIL = 2;
    private static final int CONTROL = 4;
    private static final int DEEPEST = 5;

    private boolean flag;
    private byte tiny;
    private int number;
    private long big;
    private double fraction;
    private String text = "";
    private final int[] ints = new int[50];
    private final long[] longs = new long[6];
    private final boolean[] bits = new boolean[6];
    private final Object[] slots = new Object[6];
    private int[][] grid = new int[3][4];
    private Node head = new Node(0, null);
    private Node alias = head;
    private World other;

    private final List<Node> nodes = new ArrayList<>();
    private List<Integer> list = new ArrayList<>();
    private final List<Integer> sameList = list;
    private final LinkedList<String> linked = new LinkedList<>();
    private final ArrayDeque<Integer> deque = new ArrayDeque<>();
    private final PriorityQueue<Integer> queue = new PriorityQueue<>(Comparator.comparing(each -> each / 4));
    private final Map<String, Integer> hash = new HashMap<>();
    private final Map<Integer, Node> byId = new HashMap<>();
    private final LinkedHashMap<Integer, String> inserted = new LinkedHashMap<>();
    private final LinkedHashMap<Integer, Integer> accessed = new LinkedHashMap<>(8, 0.75f, true);
    private final TreeMap<Integer, String> tree = new TreeMap<>();
    private final EnumMap<TimeUnit, Integer> units = new EnumMap<>(TimeUnit.class);
    private final EnumSet<TimeUnit> someUnits = EnumSet.noneOf(TimeUnit.class);
    private final HashSet<String> set = new HashSet<>();
    private final LinkedHashSet<Integer> linkedSet = new LinkedHashSet<>();
    private final TreeSet<Integer> treeSet = new TreeSet<>();
    private final BitSet bitSet = new BitSet();
    private final StringBuilder builder = new StringBuilder();
    private final ConcurrentHashMap<String, Integer> concurrent = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Integer> concurrentQueue = new ConcurrentLinkedQueue<>();
    private final CopyOnWriteArrayList<Integer> copyList = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArraySet<Integer> copySet = new CopyOnWriteArraySet<>();
    private final AtomicInteger atomic = new AtomicInteger();
    private final Date date = new Date(0);
    private final List<Integer> collected = List.of(1, 2).stream().collect(Collectors.toList());
    private final Map<Node, Integer> byNode = new HashMap<>();
    private final Map<String, Date> dates = new HashMap<>();
    private final Inner inner = new Inner();

    /** Writes fields of its own and of the world around it. */
    final class Inner {
        private int count;

        void count(int by) {
            count += by;
            number -= count;
            ints[Math.floorMod(count, ints.length)]--;
        }
    }

    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stop(String message) {
            super(message, null, false, false);
        }
    }

    /** Creates a world that has a little of everything. */
    public World() {
        for (int i = 0; i < 4; i++) {
            nodes.add(new Node(i, i == 0 ? head : nodes.get(i - 1)));
            list.add(i);
            linked.add("l" + i);
            deque.add(i);
            queue.add(9 - i);
            hash.put("h" + i, i);
            byId.put(i, nodes.get(i));
            inserted.put(i, "i" + i);
            accessed.put(i, i);
            tree.put(i * 2, "t" + i);
            set.add("s" + i);
            linkedSet.add(i);
            treeSet.add(i * 2);
            concurrent.put("c" + i, i);
            concurrentQueue.add(i);
            copyList.add(i);
            copySet.add(i);
            byNode.put(nodes.get(i), i);
            dates.put("d" + i, new Date(i));
        }
    }

    @Override
    public void meet(Player another) {
        other = (World) another;
    }

    @Override
    public void play(Tape tape, StringBuilder trace) {
        while (tape.hasNext()) {
            try {
                act(tape, trace, 0);
            } catch (RuntimeException failure) {
                trace.append(name(failure)).append(';');
            }
        }
    }

    private boolean act(Tape tape, StringBuilder trace, int depth) {
        int what = tape.next();
        if (what % CONTROL == SCOPE && what / CONTROL % 3 == 0 && depth < DEEPEST) {
            World on = other != null && what % 2 == 0 && what / 8 % 2 == 0 ? other : this;
            try {
                enter(on, depth == 0 ? 0 : what / 96 % 8, tape, trace, depth + 1);
                trace.append("done;");
            } catch (RuntimeException failure) {
                trace.append("undone ").append(name(failure)).append(';');
            }
            return true;
        }
        if (what % CONTROL == END && what / CONTROL % 5 == 0) {
            return false;
        }
        if (what % CONTROL == FAIL && what / CONTROL % 4 == 0) {
            throw new Stop("failed");
        }
        World on = other != null && what % 7 == 0 ? other : this;
        trace.append(on.step(what / CONTROL, tape.next(), tape.next())).append(';');
        return true;
    }

    /** An inner call may be given what this one has in hand. */
    private void enter(World on, int how, Tape tape, StringBuilder trace, int depth) {
        Node node = nodes.get(how % nodes.size());
        Date held = node.held() instanceof Date at ? at : how % 2 == 0 ? date : dates.get("d" + how % 4);
        switch (held == null ? 0 : how) {
            case 1, 2 -> on.given(held, tape, trace, depth);
            case 3 -> on.given(() -> held.setTime(held.getTime() + depth), tape, trace, depth);
            case 4 ->
                on.given(
                        new Runnable() {
                            @Override
                            public void run() {
                                held.setTime(held.getTime() * 2 + number);
                            }
                        },
                        tape,
                        trace,
                        depth);
            case 5 -> on.given(node, tape, trace, depth);
            case 6 -> on.given(new Date[] {held}, tape, trace, depth);
            default -> on.scoped(tape, trace, depth);
        }
    }

    @Checkpointed
    void given(Date held, Tape tape, StringBuilder trace, int depth) {
        held.setTime(held.getTime() + 1);
        scoped(tape, trace, depth);
        held.setTime(held.getTime() + 1);
    }

    @Checkpointed
    void given(Date[] held, Tape tape, StringBuilder trace, int depth) {
        held[0].setTime(held[0].getTime() + 2);
        scoped(tape, trace, depth);
    }

    @Checkpointed
    void given(Node node, Tape tape, StringBuilder trace, int depth) {
        node.open += 7;
        scoped(tape, trace, depth);
        node.open++;
    }

    @Checkpointed
    void given(Runnable change, Tape tape, StringBuilder trace, int depth) {
        change.run();
        scoped(tape, trace, depth);
        change.run();
    }

    @Checkpointed
    void scoped(Tape tape, StringBuilder trace, int depth) {
        boolean on = true;
        while (on && tape.hasNext()) {
            on = act(tape, trace, depth);
        }
    }

    private static String name(RuntimeException failure) {
        return failure.getClass().getSimpleName();
    }

    private Object step(int what, int a, int b) {
        int i = a % 10;
        int j = b % 10;
        return switch (what % 8) {
            case 0 -> fields(what / 8, i, j);
            case 1 -> arrays(what / 8, i, j);
            case 2 -> graph(what / 8, i, j);
            case 3 -> lists(what / 8, i, j);
            case 4 -> queues(what / 8, i, j);
            case 5 -> maps(what / 8, i, j);
            case 6 -> sorted(what / 8, i, j);
            default -> others(what / 8, i, j);
        };
    }

    private Object fields(int what, int i, int j) {
        switch (what % 8) {
            case 0 -> number = i;
            case 1 -> big += number = j;
            case 2 -> fraction = i / (double) (j + 1);
            case 3 -> flag = !flag;
            case 4 -> tiny -= (byte) i;
            case 5 -> text = text.length() > 20 ? "" : text + i;
            case 6 -> {
                rise(j);
                mark += (char) i;
            }
            default -> {
                Runnable lambda = () -> number += i;
                lambda.run();
                inner.count(j);
            }
        }
        return number;
    }

    private Object arrays(int what, int i, int j) {
        switch (what % 9) {
            case 0 -> ints[i * 5] = j;
            case 1 -> {
                for (int k = 0; k < ints.length; k++) {
                    ints[k] += k * i;
                }
            }
            case 2 -> longs[i % 6]++;
            case 3 -> bits[i % 6] = !bits[i % 6];
            case 4 -> slots[i % 6] = slots[j % 6] == null ? (Object) nodes.size() : slots[j % 6];
            case 5 -> grid[i % 3][j % 4] = grid[j % 3][i % 4] + 1;
            case 6 -> grid = i % 2 == 0 ? grid.clone() : new int[3][4];
            case 7 -> System.arraycopy(ints, i, ints, j, 20);
            default -> Arrays.fill(ints, i, i + j, i);
        }
        return ints[i];
    }

    private Object graph(int what, int i, int j) {
        Node node = i < nodes.size() ? nodes.get(i) : head;
        switch (what % 9) {
            case 0 -> {
                node.add(j);
                node.marks[i % 3] += j;
                node.shared -= i;
            }
            case 1 -> {
                alias.add(i);
                alias.near = node;
            }
            case 2 -> head = node;
            case 3 -> alias = head.next() == null ? node : head.next();
            case 4 -> node.next(j < nodes.size() ? nodes.get(j) : null);
            case 5 -> nodes.add(new Node(100 + nodes.size(), node));
            case 6 -> byId.put(j, node);
            case 7 -> {
                node.hold(i % 2 == 0 ? new Date(j) : list);
                node.lent = i % 3 == 0 ? new Date(i) : slots;
                node.marks = i % 4 == 0 ? new int[] {i, j, 3} : node.marks;
            }
            default -> {
                if (node.near != null && node.near.lent instanceof Date lent) {
                    lent.setTime(lent.getTime() + i);
                } else if (node.lent instanceof Object[] lent) {
                    lent[j % lent.length] = i;
                }
                if (node.held() instanceof Date held) {
                    held.setTime(held.getTime() + j);
                } else if (node.held() != null) {
                    sameList.add(j);
                }
            }
        }
        return node.id();
    }

    private Object lists(int what, int i, int j) {
        switch (what % 16) {
            case 0 -> list.add(j);
            case 1 -> list.add(i % (list.size() + 1), j);
            case 2 -> {
                return list.remove(i);
            }
            case 3 -> list.removeIf(each -> each % 3 == i % 3);
            case 4 -> list.replaceAll(each -> each + j);
            case 5 -> list.subList(0, i).clear();
            case 6 -> list.subList(1, 3).set(1, j);
            case 7 -> Collections.sort(list, Comparator.reverseOrder());
            case 8 -> {
                ListIterator<Integer> at = list.listIterator();
                while (at.hasNext()) {
                    int each = at.next();
                    if (each == i) {
                        at.remove();
                    } else if (each == j) {
                        at.set(each + 1);
                        at.add(7);
                    }
                }
            }
            case 9 -> list = i < 3 ? new ArrayList<>(list) : list;
            case 10 -> list.addAll(j % 2, List.of(i, j));
            case 11 -> linked.addFirst("f" + i);
            case 12 -> linked.removeLastOccurrence("l" + i);
            case 13 -> {
                Iterator<String> at = linked.descendingIterator();
                at.next();
                at.next();
                at.remove();
            }
            case 14 -> {
                for (Integer each : list) {
                    if (each == i) {
                        list.remove(each);
                    }
                }
            }
            default -> {
                return list.stream().mapToInt(each -> each).sum() + linked.size();
            }
        }
        return list.size();
    }

    private Object queues(int what, int i, int j) {
        switch (what % 14) {
            case 0 -> deque.addFirst(i);
            case 1 -> deque.addLast(j);
            case 2 -> {
                return deque.pop();
            }
            case 3 -> deque.removeFirstOccurrence(j);
            case 4 -> deque.removeIf(each -> each == i);
            case 5 -> queue.add(i);
            case 6 -> {
                return queue.poll();
            }
            case 7 -> queue.remove(j);
            case 8 -> {
                Iterator<Integer> at = queue.iterator();
                at.next();
                at.remove();
            }
            case 9 -> concurrentQueue.add(i);
            case 10 -> {
                return concurrentQueue.poll();
            }
            case 11 -> concurrentQueue.remove(j);
            case 12 -> queue.removeIf(each -> each % 2 == 0);
            default -> deque.clear();
        }
        return deque.size() + queue.size();
    }

    private Object maps(int what, int i, int j) {
        switch (what % 20) {
            case 0 -> hash.put("h" + i, j);
            case 1 -> {
                return hash.remove("h" + j);
            }
            case 2 -> hash.merge("h" + i, j, Integer::sum);
            case 3 ->
                hash.computeIfAbsent("n" + i, any -> {
                    number++;
                    return j;
                });
            case 4 -> hash.compute("h" + i, (key, old) -> old == null ? j : null);
            case 5 -> hash.replaceAll((key, old) -> old + 1);
            case 6 -> hash.keySet().remove("h" + i);
            case 7 -> hash.values().removeIf(each -> each == j);
            case 8 -> hash.entrySet().forEach(each -> each.setValue(each.getValue() * 2));
            case 9 -> hash.keySet().retainAll(List.of("h1", "h2", "n" + i, "h" + j));
            case 10 -> inserted.put(i, "p" + j);
            case 11 -> {
                return inserted.remove(j);
            }
            case 12 -> inserted.entrySet().iterator().next().setValue("e" + i);
            case 13 -> {
                Iterator<Integer> at = inserted.keySet().iterator();
                at.next();
                at.next();
                at.remove();
            }
            case 14 -> {
                return accessed.get(i);
            }
            case 15 -> accessed.merge(j, i, Integer::sum);
            case 16 -> byNode.merge(nodes.get(0), i, Integer::sum);
            case 17 -> byNode.remove(nodes.get(nodes.size() - 1));
            case 18 -> dates.values().forEach(each -> each.setTime(each.getTime() + i));
            default -> {
                Date found = dates.get("d" + i);
                if (found != null) {
                    found.setTime(j);
                }
                dates.put("d" + j, new Date(i));
            }
        }
        return hash.size();
    }

    private Object sorted(int what, int i, int j) {
        switch (what % 14) {
            case 0 -> tree.put(i, "p" + j);
            case 1 -> {
                return tree.remove(j);
            }
            case 2 -> tree.headMap(i).clear();
            case 3 -> {
                return tree.descendingMap().pollFirstEntry().getValue();
            }
            case 4 -> tree.subMap(2, true, 8, true).put(2 + i % 6, "s");
            case 5 -> tree.navigableKeySet().tailSet(j).remove(j);
            case 6 -> tree.computeIfPresent(i, (key, old) -> old.length() > 3 ? null : old + j);
            case 7 -> tree.entrySet().removeIf(each -> each.getKey() == i);
            case 8 -> treeSet.add(j);
            case 9 -> treeSet.descendingSet().remove(i);
            case 10 -> treeSet.subSet(1, 6).clear();
            case 11 -> {
                return treeSet.pollFirst();
            }
            case 12 -> tree.merge(j, "m", String::concat);
            default -> treeSet.retainAll(List.of(i, j, 2));
        }
        return tree.size() + treeSet.size();
    }

    private Object others(int what, int i, int j) {
        TimeUnit unit = TimeUnit.values()[i % 7];
        switch (what % 20) {
            case 0 -> set.add("s" + i);
            case 1 -> set.remove("s" + j);
            case 2 -> set.removeIf(each -> each.endsWith("" + i));
            case 3 -> linkedSet.add(j);
            case 4 -> linkedSet.remove(i);
            case 5 -> units.merge(unit, j, Integer::sum);
            case 6 -> units.remove(unit);
            case 7 -> someUnits.add(unit);
            case 8 -> someUnits.remove(unit);
            case 9 -> bitSet.flip(i * 20, i * 20 + j);
            case 10 -> bitSet.set(i);
            case 11 -> builder.append(i);
            case 12 -> concurrent.merge("c" + i, j, Integer::sum);
            case 13 -> concurrent.keySet().remove("c" + j);
            case 14 -> concurrent.computeIfPresent("c" + i, (key, old) -> old > 5 ? null : old + 1);
            case 15 -> copyList.addIfAbsent(i);
            case 16 -> copySet.remove(j);
            case 17 -> atomic.addAndGet(j);
            case 18 -> date.setTime(date.getTime() * 2 + i);
            default -> {
                collected.add(i);
                copyList.replaceAll(each -> each + 1);
            }
        }
        return set.size();
    }

    @Override
    public String describe() {
        StringBuilder to = new StringBuilder();
        Map<Object, Integer> seen = new IdentityHashMap<>();
        describe(to, seen);
        return to.toString();
    }

    private void describe(StringBuilder to, Map<Object, Integer> seen) {
        if (seen.putIfAbsent(this, 0) != null) {
            return;
        }
        to.append(base())
                .append(' ')
                .append(flag)
                .append(tiny)
                .append(' ')
                .append(number)
                .append(' ')
                .append(big)
                .append(' ')
                .append(fraction)
                .append(text)
                .append('\n');
        to.append(Arrays.toString(ints))
                .append(Arrays.toString(longs))
                .append(Arrays.toString(bits))
                .append(Arrays.deepToString(grid))
                .append(inner.count)
                .append('\n');
        for (Object each : slots) {
            node(each, to, seen);
        }
        node(head, to, seen);
        node(alias, to, seen);
        nodes.forEach(each -> node(each, to, seen));
        byId.forEach((id, each) -> to.append(id).append(':').append(each.id()).append(' '));
        to.append(list)
                .append(list == sameList)
                .append(sameList)
                .append(linked)
                .append(deque)
                .append('\n');
        to.append(queue).append(new TreeMap<>(hash)).append(inserted);
        to.append(accessed)
                .append(tree)
                .append(units)
                .append(someUnits)
                .append(new TreeSet<>(set))
                .append(linkedSet)
                .append(treeSet)
                .append(bitSet)
                .append(builder)
                .append(new TreeMap<>(concurrent))
                .append(concurrentQueue)
                .append(copyList)
                .append(copySet)
                .append(atomic)
                .append(date.getTime())
                .append(collected)
                .append('\n');
        nodes.forEach(each -> to.append(byNode.get(each)).append(' '));
        to.append(byNode.size());
        new TreeMap<>(dates).forEach((key, each) -> to.append(key).append(each.getTime()));
        if (other != null) {
            other.describe(to.append("\n--\n"), seen);
        }
    }

    private void node(Object each, StringBuilder to, Map<Object, Integer> seen) {
        Integer known = seen.putIfAbsent(each, seen.size());
        to.append('#').append(known == null ? seen.size() - 1 : known);
        if (known == null && each instanceof Node node) {
            to.append(node);
            Object held = node.held();
            to.append(held instanceof Date at ? "@" + at.getTime() : held == null ? "" : "@" + (held == list));
            to.append(
                    node.lent instanceof Date at
                            ? "%" + at.getTime()
                            : node.lent == null ? "" : "%" + (node.lent == slots));
            node(node.next(), to, seen);
        } else if (known == null) {
            to.append(each);
        }
        to.append(' ');
    }
}
