package dev.reknit.scenarios.durable;

import dev.reknit.Checkpointed;
import dev.reknit.Ephemeral;
import dev.reknit.Journaled;
import dev.reknit.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Journaled methods with arguments of all kinds. */
@Checkpointed(name = "orders", keep = 2)
public class Orders {
    @Key
    private final String market;

    private final Map<String, List<Line>> lines = new TreeMap<>();
    private final Map<Side, Price> prices = new HashMap<>();
    private final List<String> seen = new ArrayList<>();
    private long sum;
    private double rate;
    private int @Nullable [] numbers;
    private String @Nullable [][] words;

    @Nullable
    private Line last;

    @Ephemeral
    private int asked;

    public Orders(String market) {
        this.market = market;
    }

    @Journaled
    public long primitives(boolean a, byte b, short c, char d, int e, long f, float g, double h) {
        sum += (a ? 1 : 0) + b + c + d + e + f;
        rate += g + h;
        return sum;
    }

    @Journaled
    public void boxed(@Nullable Boolean a, Integer b, Long c, @Nullable Double d) {
        seen.add(a + " " + b + " " + c + " " + d);
    }

    @Journaled
    public void arrays(int[] ofInts, String[][] ofTexts, Line... ofLines) {
        numbers = ofInts;
        words = ofTexts;
        lines.computeIfAbsent("array", each -> new ArrayList<>()).addAll(Arrays.asList(ofLines));
    }

    @Journaled
    public Price values(String text, Side side, Price price) {
        seen.add(text);
        prices.put(side, price);
        return price;
    }

    @Journaled
    public void owned(Line line) {
        last = line;
        lines.computeIfAbsent("owned", each -> new ArrayList<>()).add(line);
    }

    @Journaled
    public void collections(Map<String, List<Line>> more, List<? extends Price> list) {
        more.forEach((name, each) ->
                lines.computeIfAbsent(name, none -> new ArrayList<>()).addAll(each));
        list.forEach(each -> seen.add(each.currency()));
    }

    @Journaled
    public void nothing(
            @Nullable String text, @Nullable Line line, @Nullable List<Price> list, int @Nullable [] array) {
        seen.add(text + " " + line + " " + list);
        numbers = array;
        last = line;
    }

    /** Changes what other calls put in. */
    @Journaled(name = "change", version = 2)
    public void changeAll(int by) {
        lines.values().forEach(all -> all.forEach(each -> each.change(by, "by " + by)));
        if (last != null) {
            last.change(by, "the last");
        }
    }

    /** Not journaled: safe with the next checkpoint. */
    public void count(long more) {
        sum += more;
        asked++;
    }

    /** What is not saved. */
    public int asked() {
        return asked;
    }

    /** Whether the last line is the very object that is among the others. */
    public boolean sharesLast() {
        return lines.getOrDefault("owned", List.of()).stream().anyMatch(each -> each == last);
    }

    /** All of it. */
    public String state() {
        return market + lines + new TreeMap<>(prices) + seen + sum + " " + rate + " " + Arrays.toString(numbers)
                + Arrays.deepToString(words) + last;
    }
}
