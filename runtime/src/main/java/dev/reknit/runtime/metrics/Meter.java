package dev.reknit.runtime.metrics;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One number that can be read, by its name and tags. Where two methods have the same name, overloads or a class that
 * is there twice, their numbers are added up, as MicroProfile says. Safe for use by several threads.
 */
public final class Meter {
    private final Id id;
    private final Map<String, String> tags;

    /** Weak, so that a meter does not keep a class that is gone. */
    private final List<WeakReference<Instrument>> instruments = new CopyOnWriteArrayList<>();

    Meter(Id id) {
        this.id = id;
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < id.tags.size(); i++) {
            named.put(id.type.tags().get(i), id.tags.get(i));
        }
        this.tags = Collections.unmodifiableMap(named);
    }

    /** The type, and the values of its tags. */
    record Id(MeterType type, List<String> tags) {}

    /** The name, the kind, the unit and the meaning. */
    public MeterType type() {
        return id.type;
    }

    /** The tags by their keys, in the order in which they are shown. Unmodifiable. */
    public Map<String, String> tags() {
        return tags;
    }

    /** The count or the present value; for a histogram, how many values there are. */
    public long value() {
        long sum = 0;
        for (WeakReference<Instrument> each : instruments) {
            Instrument known = each.get();
            sum += known == null ? 0 : known.value();
        }
        return sum;
    }

    /** The values of a histogram; empty for another kind. */
    public Distribution distribution() {
        Distribution all = Distribution.EMPTY;
        for (WeakReference<Instrument> each : instruments) {
            Instrument known = each.get();
            all = known == null ? all : all.and(known.distribution());
        }
        return all;
    }

    Id id() {
        return id;
    }

    void add(Instrument more) {
        if (instruments.stream().noneMatch(each -> each.get() == more)) {
            instruments.add(new WeakReference<>(more));
        }
    }

    /** Whether what it reads is still there. */
    boolean lives() {
        instruments.removeIf(each -> each.get() == null);
        return !instruments.isEmpty();
    }

    /** As exporters commonly write it: <code>name{key="value"}</code>. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(id.type.name());
        char before = '{';
        for (Map.Entry<String, String> each : tags.entrySet()) {
            text.append(before)
                    .append(each.getKey())
                    .append("=\"")
                    .append(each.getValue())
                    .append('"');
            before = ',';
        }
        return text.append('}').toString();
    }
}
