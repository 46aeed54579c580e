package dev.reknit.benchmarks.startup;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What generated classes look like: an ordinary class of a few methods. */
public class Service {
    private final Map<String, List<String>> entries = new HashMap<>();
    private int reads;
    private @Nullable String last;

    public String read(String name) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Reader in = new StringReader(name)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
            }
        }
        reads++;
        last = text.toString();
        return last;
    }

    public void add(String name, String value) {
        if (name.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException("name = " + name + ", value = " + value + ": blank");
        }
        entries.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    public List<String> find(String name, int most) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, List<String>> each : entries.entrySet()) {
            if (each.getKey().startsWith(name)) {
                for (String value : each.getValue()) {
                    if (found.size() < most) {
                        found.add(value);
                    }
                }
            }
        }
        return found;
    }

    public long checksum() {
        long sum = reads;
        for (List<String> each : entries.values()) {
            for (int i = 0; i < each.size(); i++) {
                sum = sum * 31 + each.get(i).length();
            }
        }
        return sum;
    }

    public @Nullable String last() {
        synchronized (entries) {
            return entries.isEmpty() ? null : last;
        }
    }
}
