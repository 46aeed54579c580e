package dev.reknit.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms that figures take in a table. */
final class Markdown {
    private Markdown() {}

    static String row(Object... cells) {
        return List.of(cells).stream().map(Object::toString).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Three digits that count. */
    static String number(double value) {
        int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** With the unit that suits it, and half of what lies between the slowest and the fastest. */
    static String time(double nanos, double spread) {
        double unit = nanos < 1_000 ? 1 : nanos < 1_000_000 ? 1_000 : 1_000_000;
        String name = unit == 1 ? " ns" : unit == 1_000 ? " µs" : " ms";
        return number(nanos / unit) + " ± " + number(spread / unit) + name;
    }

    /** With the unit that suits it. */
    static String time(double nanos) {
        String both = time(nanos, 0);
        return both.replaceFirst(" ± [0-9.]+", "");
    }

    /** As somebody would write it. */
    static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    /** What was asked, and whether it was reached. */
    static String asked(String what, boolean met) {
        return what + (met ? ": met" : ": **missed**");
    }

    static double median(List<? extends Number> values) {
        List<Double> sorted = values.stream().map(Number::doubleValue).sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
