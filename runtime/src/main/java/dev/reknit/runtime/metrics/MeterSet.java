package dev.reknit.runtime.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The meters of one thing: a method as called on objects of a class, or something that has a name. Meters are made
 * when a policy asks for them, and stay when the policy goes; asking again gives the same. They can be read once the
 * set is {@linkplain Metrics#show shown}. Safe for use by several threads.
 */
public final class MeterSet {
    private final Metrics metrics;
    private final String subject;
    private final Map<Meter.Id, Instrument> instruments = new ConcurrentHashMap<>();
    private volatile boolean shown;

    /**
     * Creates an empty set.
     *
     * @param subject the value of the first tag of all its meters: the method, class and all, or the name
     */
    public MeterSet(Metrics metrics, String subject) {
        this.metrics = metrics;
        this.subject = subject;
    }

    /** Whether calls that succeed at once are counted now, and how long attempts take is measured. */
    public boolean countsSuccesses() {
        return metrics.countsSuccesses();
    }

    /**
     * A counter.
     *
     * @param tags the values of the tags after the first
     */
    public Counter counter(MeterType type, String... tags) {
        return (Counter) instrument(type, tags, Counter::new);
    }

    /** A histogram. As {@link #counter}. */
    public Histogram histogram(MeterType type, String... tags) {
        return (Histogram) instrument(type, tags, Histogram::new);
    }

    /** A gauge; it reads this from now on. As {@link #counter}. */
    public void gauge(MeterType type, LongSupplier reading, String... tags) {
        ((Gauge) instrument(type, tags, () -> new Gauge(reading))).read(reading);
    }

    private Instrument instrument(MeterType type, String[] tags, Supplier<Instrument> make) {
        Meter.Id id = id(type, tags);
        Instrument known = instruments.get(id);
        if (known != null) {
            return known;
        }
        Instrument made = instruments.computeIfAbsent(id, any -> make.get());
        if (shown) {
            metrics.changed(this);
        }
        return made;
    }

    private Meter.Id id(MeterType type, String[] tags) {
        if (tags.length != type.tags().size() - 1) {
            throw new IllegalArgumentException(type.name() + " has the tags " + type.tags()
                    + "; values for those after the first were " + Arrays.toString(tags));
        }
        List<String> values = new ArrayList<>(tags.length + 1);
        values.add(subject);
        values.addAll(Arrays.asList(tags));
        return new Meter.Id(type, values);
    }

    /** Whether it was not shown before. */
    boolean becomesShown() {
        boolean before = shown;
        shown = true;
        return !before;
    }

    /** Hands over what there is. */
    void each(BiConsumer<Meter.Id, Instrument> to) {
        instruments.forEach(to);
    }

    /** The value of the first tag of all its meters. */
    public String subject() {
        return subject;
    }

    /** The sum of the meters of a type of which one tag has a value. */
    public long total(MeterType type, String tag, String value) {
        int index = type.tags().indexOf(tag);
        long sum = 0;
        for (Map.Entry<Meter.Id, Instrument> each : instruments.entrySet()) {
            Meter.Id id = each.getKey();
            if (id.type().equals(type) && id.tags().get(index).equals(value)) {
                sum += each.getValue().value();
            }
        }
        return sum;
    }

    /** All values by name and tags, sorted; of a histogram, how many values there are. */
    public SortedMap<String, Long> values() {
        SortedMap<String, Long> values = new TreeMap<>();
        instruments.forEach((id, instrument) -> values.put(new Meter(id).toString(), instrument.value()));
        return values;
    }
}
