package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.collections.Twin.Boom;
import dev.reknit.runtime.state.collections.Twin.Step;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.Spliterator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What can be done to collections. */
final class Steps {
    private static final List<Step<List<Item>>> VIEWED = ofLists(true);

    private Steps() {}

    static List<Item> items(Random random, int most) {
        List<Item> items = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            items.add(Item.any(random));
        }
        return items;
    }

    static Predicate<Item> some(Random random) {
        int parts = 1 + random.nextInt(4);
        int calls = random.nextInt(4) == 0 ? random.nextInt(6) : Integer.MAX_VALUE;
        int[] left = {calls};
        return item -> {
            if (left[0]-- == 0) {
                throw new Boom();
            }
            return item == null || item.number() % parts == 0;
        };
    }

    /** The result of what may throw. */
    static Object tried(Supplier<Object> what) {
        try {
            return what.get();
        } catch (RuntimeException failure) {
            return failure.getClass();
        }
    }

    static <C extends Collection<Item>> List<Step<C>> ofCollections() {
        return new ArrayList<>(List.of(
                (c, r) -> c.add(Item.any(r)),
                (c, r) -> c.add(Item.any(r)),
                (c, r) -> c.add(null),
                (c, r) -> c.remove(Item.any(r)),
                (c, r) -> c.remove(Item.any(r)),
                (c, r) -> c.remove(null),
                (c, r) -> c.contains(Item.any(r)),
                (c, r) -> c.containsAll(items(r, 2)),
                (c, r) -> c.addAll(items(r, 4)),
                (c, r) -> c.addAll(c),
                (c, r) -> c.addAll(Arrays.asList(Item.any(r), null)),
                (c, r) -> c.addAll(null),
                (c, r) -> c.removeAll(items(r, 4)),
                (c, r) -> c.retainAll(items(r, 20)),
                (c, r) -> c.removeAll(null),
                (c, r) -> c.retainAll(null),
                (c, r) -> c.removeIf(some(r)),
                (c, r) -> c.removeIf(null),
                (c, r) -> c.isEmpty() ? c.size() : c.toString() + c.size(),
                (c, r) -> c.toArray(new Item[r.nextInt(8)]),
                (c, r) -> c.toArray(Item[]::new),
                (c, r) -> c.stream().filter(some(r)).toArray(),
                (c, r) -> new ArrayList<>(c).toArray(),
                (c, r) -> {
                    c.clear();
                    return c.isEmpty();
                },
                (c, r) -> {
                    List<Item> seen = new ArrayList<>();
                    Predicate<Item> until = some(r);
                    c.forEach(item -> {
                        until.test(item);
                        seen.add(item);
                    });
                    return seen.toArray();
                },
                (c, r) -> iterated(c.iterator(), r),
                (c, r) -> iterated(c.iterator(), r),
                (c, r) -> split(spliterator(c))));
    }

    /** What is told of changes on the way, by collections that do. */
    static <C extends Collection<Item>> List<Step<C>> ofFailFast() {
        return List.of(
                (c, r) -> {
                    Stream<Item> late = c.stream();
                    return new Object[] {c.add(Item.any(r)), late.toArray()};
                },
                (c, r) -> {
                    Spliterator<Item> each = spliterator(c);
                    boolean any = each.tryAdvance(item -> c.add(item));
                    return new Object[] {any, tried(() -> split(each))};
                },
                (c, r) -> {
                    Iterator<Item> each = c.iterator();
                    Object before = iterated(each, r);
                    boolean added = c.add(Item.any(r));
                    return new Object[] {before, added, iterated(each, r)};
                },
                (c, r) -> c.removeIf(item -> c.add(item)));
    }

    private static Spliterator<Item> spliterator(Collection<Item> c) {
        return c instanceof PriorityQueue<Item> queue ? TrackedPriorityQueue.spliterator(queue) : c.spliterator();
    }

    private static Object split(Spliterator<Item> rest) {
        List<Item> seen = new ArrayList<>();
        rest.tryAdvance(seen::add);
        Spliterator<Item> part = rest.trySplit();
        if (part != null) {
            part.forEachRemaining(seen::add);
        }
        Object[] end = StreamSupport.stream(rest, false).toArray();
        return new Object[] {rest.characteristics(), seen.toArray(), end};
    }

    /** Walks with an iterator and removes some. */
    static Object iterated(Iterator<Item> each, Random r) {
        List<Object> seen = new ArrayList<>();
        for (int i = r.nextInt(12); i > 0; i--) {
            seen.add(tried(() -> switch (r.nextInt(8)) {
                case 0, 1, 2, 3 -> each.next();
                case 4 -> each.hasNext();
                case 5 -> r.nextInt(4) == 0 ? rest(each) : null;
                default -> run(each::remove);
            }));
        }
        return seen.toArray();
    }

    private static Object rest(Iterator<Item> each) {
        List<Item> rest = new ArrayList<>();
        each.forEachRemaining(rest::add);
        return rest.toArray();
    }

    static <C extends Queue<Item>> List<Step<C>> ofQueues() {
        List<Step<C>> steps = ofCollections();
        steps.addAll(List.of(
                (c, r) -> c.offer(Item.any(r)),
                (c, r) -> c.offer(Item.any(r)),
                (c, r) -> c.poll(),
                (c, r) -> c.poll(),
                (c, r) -> c.peek(),
                (c, r) -> c.element(),
                (c, r) -> c.remove()));
        return steps;
    }

    static <C extends Deque<Item>> List<Step<C>> ofDeques() {
        List<Step<C>> steps = ofQueues();
        steps.addAll(List.of(
                (c, r) -> c.offerFirst(Item.any(r)),
                (c, r) -> c.offerLast(Item.any(r)),
                (c, r) -> c.pollFirst(),
                (c, r) -> c.pollLast(),
                (c, r) -> c.removeFirst(),
                (c, r) -> c.removeLast(),
                (c, r) -> c.peekFirst(),
                (c, r) -> c.peekLast(),
                (c, r) -> c.getFirst(),
                (c, r) -> c.getLast(),
                (c, r) -> c.pop(),
                (c, r) -> c.removeFirstOccurrence(Item.any(r)),
                (c, r) -> c.removeLastOccurrence(Item.any(r)),
                (c, r) -> c.removeLastOccurrence(null),
                (c, r) -> iterated(c.descendingIterator(), r),
                (c, r) -> {
                    c.push(Item.any(r));
                    c.addFirst(Item.any(r));
                    c.addLast(Item.any(r));
                    return null;
                },
                (c, r) -> {
                    Deque<Item> reversed = reversed(Deque.class, c);
                    reversed.addFirst(Item.any(r));
                    return new Object[] {reversed.pollLast(), reversed.toArray(), reversed.removeIf(some(r))};
                }));
        return steps;
    }

    /** Of lists that tell of changes on the way. */
    static List<Step<List<Item>>> ofLists() {
        List<Step<List<Item>>> steps = new ArrayList<>(VIEWED);
        steps.addAll(ofFailFast());
        steps.add((c, r) -> run(() -> c.forEach(c::add)));
        steps.add((c, r) -> {
            List<Item> old = c.subList(0, c.size() / 2);
            c.add(Item.any(r));
            Step<List<Item>> any = any(VIEWED, r);
            return tried(() -> any.on(old, r));
        });
        return steps;
    }

    /** Of lists; with views, which come to lists again. */
    static <C extends List<Item>> List<Step<C>> ofLists(boolean views) {
        List<Step<C>> steps = ofCollections();
        steps.addAll(List.of(
                (c, r) -> c.get(index(c, r)),
                (c, r) -> c.set(index(c, r), Item.any(r)),
                (c, r) -> c.set(index(c, r), Item.any(r)),
                (c, r) -> c.remove(index(c, r)),
                (c, r) -> c.remove(index(c, r)),
                (c, r) -> c.indexOf(Item.any(r)),
                (c, r) -> c.lastIndexOf(Item.any(r)),
                (c, r) -> c.addAll(index(c, r), items(r, 4)),
                (c, r) -> c.addAll(index(c, r), c),
                (c, r) -> c.hashCode(),
                (c, r) -> new Object[] {c.equals(new ArrayList<>(c)), new ArrayList<>(c).equals(c)},
                (c, r) -> {
                    c.add(index(c, r), Item.any(r));
                    return null;
                },
                (c, r) -> {
                    c.sort(r.nextBoolean() ? null : comparing(r));
                    return null;
                },
                (c, r) -> {
                    Predicate<Item> some = some(r);
                    c.replaceAll(item -> some.test(item) ? Item.any(r) : item);
                    return null;
                },
                (c, r) -> {
                    Collections.sort(c, comparing(r));
                    Collections.reverse(c);
                    Collections.shuffle(c, r);
                    Collections.rotate(c, r.nextInt(4));
                    return Collections.unmodifiableList(c).toArray();
                },
                (c, r) -> listIterated(c, r),
                (c, r) -> listIterated(c, r),
                (c, r) -> sequenced(c, r)));
        if (views) {
            List<Step<List<Item>>> inner = ofLists(false);
            steps.addAll(List.of(
                    (c, r) -> part(c, r, inner),
                    (c, r) -> part(c, r, inner),
                    (c, r) -> any(inner, r).on(reversed(List.class, c), r)));
        }
        return steps;
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static int index(List<Item> c, Random r) {
        return r.nextInt(c.size() + 3) - 1;
    }

    private static Comparator<Item> comparing(Random r) {
        Comparator<Item> order = Comparator.nullsFirst(Comparator.naturalOrder());
        Predicate<Item> some = some(r);
        return (one, other) -> {
            some.test(one);
            return order.compare(one, other);
        };
    }

    /** Some steps on a part, or a part of a part. */
    private static Object part(List<Item> c, Random r, List<Step<List<Item>>> steps) {
        int from = r.nextInt(c.size() + 1);
        List<Item> part = c.subList(from, from + r.nextInt(c.size() + 1 - from));
        List<Object> results = new ArrayList<>();
        if (r.nextInt(3) == 0) {
            results.add(tried(() -> part(part, r, steps)));
        }
        for (int i = 1 + r.nextInt(3); i > 0; i--) {
            results.add(tried(() -> any(steps, r).on(part, r)));
            results.add(tried(part::toArray));
        }
        return results.toArray();
    }

    private static Object listIterated(List<Item> c, Random r) {
        ListIterator<Item> each = r.nextBoolean() ? c.listIterator() : c.listIterator(index(c, r));
        List<Object> seen = new ArrayList<>();
        for (int i = r.nextInt(12); i > 0; i--) {
            Item item = Item.any(r);
            seen.add(tried(() -> switch (r.nextInt(9)) {
                case 0, 1 -> each.next();
                case 2, 3 -> each.previous();
                case 4 -> each.nextIndex() * 100 + each.previousIndex();
                case 5 -> run(() -> each.set(item));
                case 6 -> run(() -> each.add(item));
                case 7 -> iterated(each, r);
                default -> run(each::remove);
            }));
        }
        return seen.toArray();
    }

    private static Object run(Runnable what) {
        what.run();
        return null;
    }

    // ---- methods of Java 21

    /** The reversed view; before Java 21, the collection itself. */
    @SuppressWarnings("unchecked")
    private static <V> V reversed(Class<?> type, V of) {
        Object view = invoke(type, "reversed", of);
        return view == null ? of : (V) view;
    }

    private static Object sequenced(List<Item> c, Random r) {
        String name = any(List.of("getFirst", "getLast", "removeFirst", "removeLast", "addFirst", "addLast"), r);
        return name.startsWith("add") ? invoke(List.class, name, c, Item.any(r)) : invoke(List.class, name, c);
    }

    private static Object invoke(Class<?> type, String name, Object on, Object... arguments) {
        Class<?>[] parameters = new Class<?>[arguments.length];
        Arrays.fill(parameters, Object.class);
        try {
            return type.getMethod(name, parameters).invoke(on, arguments);
        } catch (NoSuchMethodException older) {
            return null;
        } catch (InvocationTargetException failure) {
            throw (RuntimeException) failure.getCause();
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
