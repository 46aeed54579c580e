package dev.reknit.weaver.track;

import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Collections that are created as such that log their changes, and others. */
@SuppressWarnings({"unused", "serial"})
final class CollectionCases {
    private CollectionCases() {}

    public static final class Maps implements Scenario {
        private final Map<String, Integer> map = new HashMap<>(Map.of("a", 1));
        private final Map<String, Set<String>> sets = create(HashMap::new);
        private final Function<Integer, Set<String>> sized = HashSet::new;
        private final Map<Integer, Date> dates = new HashMap<>();
        private int size;

        public Maps() {
            dates.put(1, new Date(1));
        }

        private static <T> T create(Supplier<T> supplier) {
            return supplier.get();
        }

        @Override
        public void change() {
            map.merge("a", 1, Integer::sum);
            sets.computeIfAbsent("x" + map.get("a"), key -> new HashSet<>()).add("y");
            sets.computeIfAbsent("z", key -> sized.apply(5)).add("w" + size);
            dates.get(1).setTime(dates.get(1).getTime() + 1);
            sets.values().iterator().next().add("v" + size);
            size += map.size();
            Set<String> chosen =
                    size > 1 ? new HashSet<>(size > 2 ? new HashSet<>(sets.keySet()) : Set.of()) : new HashSet<>();
            Collections.addAll(chosen, "p", "q");
            sets.put("chosen", chosen);
        }

        @Override
        public String state() {
            return new TreeMap<>(map) + " "
                    + new TreeMap<>(Map.copyOf(sets)).toString().length() + sets.equals(null) + dates + size;
        }
    }

    /** A class that extends a collection is none that is tracked. */
    static final class Names extends HashSet<String> {
        private int added;

        Names(int one, Set<String> others) {
            super(one > 0 ? new HashSet<>(others) : new HashSet<>(List.of("none")));
        }

        @Override
        public boolean add(String name) {
            added++;
            return super.add(name);
        }
    }

    public static final class Extended implements Scenario {
        private final Names names = new Names(1, Set.of("a"));
        private final Set<String> anonymous = new HashSet<>() {
            @Override
            public boolean add(String name) {
                return !name.isEmpty() && super.add(name);
            }
        };

        @Override
        public void change() {
            names.add("b" + names.size());
            anonymous.add("c" + names.size());
        }

        @Override
        public String state() {
            return names.size() + " " + anonymous.size();
        }
    }

    public static final class Foreigners implements Scenario {
        private final List<Date> unmodifiable = List.of(new Date(0));
        private List<String> listed = new java.util.Vector<>(List.of("a"));
        private Set<Integer> keys = Collections.synchronizedSet(new java.util.LinkedHashSet<>(Set.of(1)));

        @Override
        public void change() {
            for (Date each : unmodifiable) {
                each.setTime(each.getTime() + 1);
            }
            listed.add("b");
            keys.add(keys.size() + 1);
            keys.remove(1);
        }

        @Override
        public String state() {
            return unmodifiable.get(0).getTime() + " " + listed + keys;
        }
    }
}
