package dev.reknit.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** A picture of what something costs at all sizes: lines on paper that is logarithmic both ways, as SVG. */
final class SizePlot {
    private static final int LEFT = 100;
    private static final int RIGHT = 620;
    private static final int TOP = 56;
    private static final int BOTTOM = 400;
    private static final int WIDTH = 800;
    private static final int HEIGHT = 470;
    private static final List<String> TIMES = List.of(" ns", " µs", " ms", " s");

    /** Told apart also by those who see fewer colours (Okabe and Ito). */
    private static final List<String> COLOURS =
            List.of("#D55E00", "#0072B2", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000");

    private final Words words;
    private final Map<String, SortedMap<Integer, Double>> lines;
    private final int firstX;
    private final int lastX;
    private final int firstY;
    private final int lastY;
    private final StringBuilder svg = new StringBuilder();

    /**
     * What is written beside the lines.
     *
     * @param across what the sizes are of
     * @param up what takes the time
     */
    record Words(String title, String across, String up) {}

    /**
     * Creates a plot.
     *
     * @param lines of each contender, the nanoseconds by the number of entries; not empty
     */
    SizePlot(Words words, Map<String, SortedMap<Integer, Double>> lines) {
        this.words = words;
        this.lines = lines;
        List<Double> entries = new ArrayList<>();
        List<Double> nanos = new ArrayList<>();
        lines.values()
                .forEach(line -> line.forEach((x, y) -> {
                    entries.add(Math.log10(x));
                    nanos.add(Math.log10(y));
                }));
        firstX = (int) Math.floor(min(entries));
        lastX = Math.max(firstX + 1, (int) Math.ceil(max(entries)));
        firstY = (int) Math.floor(min(nanos));
        lastY = Math.max(firstY + 1, (int) Math.ceil(max(nanos)));
    }

    private static double min(Collection<Double> values) {
        return values.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    private static double max(Collection<Double> values) {
        return values.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    String svg() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                        + " font-family=\"sans-serif\" font-size=\"14\">",
                WIDTH, HEIGHT);
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
        add("<text x=\"%d\" y=\"30\" font-size=\"17\">%s</text>", LEFT, words.title);
        axes();
        int at = 0;
        for (Map.Entry<String, SortedMap<Integer, Double>> each : highestFirst()) {
            draw(each.getValue(), each.getKey().equals("Reknit"), colour(each.getKey()));
            name(each.getKey(), at++);
        }
        add("</svg>");
        return svg.toString();
    }

    private void axes() {
        for (int power = firstX; power <= lastX; power++) {
            double x = x(power);
            line(x, TOP, x, BOTTOM);
            add("<text x=\"%.0f\" y=\"%d\" text-anchor=\"middle\">%s</text>", x, BOTTOM + 22, count(power));
        }
        for (int power = firstY; power <= lastY; power++) {
            double y = y(power);
            line(LEFT, y, RIGHT, y);
            add("<text x=\"%d\" y=\"%.0f\" text-anchor=\"end\">%s</text>", LEFT - 10, y + 5, time(power));
        }
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>", (LEFT + RIGHT) / 2, BOTTOM + 50, words.across);
        add(
                "<text transform=\"translate(22 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                (TOP + BOTTOM) / 2, words.up);
    }

    private void line(double fromX, double fromY, double toX, double toY) {
        add("<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#d0d0d0\"/>", fromX, fromY, toX, toY);
    }

    /** As the legend has them: in the order of where the lines get to. */
    private List<Map.Entry<String, SortedMap<Integer, Double>>> highestFirst() {
        return lines.entrySet().stream()
                .sorted(Comparator.comparing(each -> -max(each.getValue().values())))
                .toList();
    }

    private String colour(String name) {
        // Ours is the first, whoever else is there.
        List<String> others =
                lines.keySet().stream().filter(each -> !each.equals("Reknit")).toList();
        return COLOURS.get((others.indexOf(name) + 1) % COLOURS.size());
    }

    private void draw(SortedMap<Integer, Double> points, boolean ours, String colour) {
        StringBuilder path = new StringBuilder();
        points.forEach((entries, nanos) -> path.append(path.isEmpty() ? "M" : "L")
                .append(String.format(Locale.ROOT, "%.1f %.1f", x(Math.log10(entries)), y(Math.log10(nanos)))));
        add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%d\"/>", path, colour, ours ? 4 : 2);
        points.forEach((entries, nanos) -> dot(x(Math.log10(entries)), y(Math.log10(nanos)), colour));
    }

    private void dot(double x, double y, String colour) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>", x, y, colour);
    }

    private void name(String name, int at) {
        int y = TOP + 14 + 26 * at;
        String colour = colour(name);
        boolean ours = name.equals("Reknit");
        add(
                "<path d=\"M%d %dH%d\" stroke=\"%s\" stroke-width=\"%d\"/>",
                RIGHT + 20, y, RIGHT + 48, colour, ours ? 4 : 2);
        dot(RIGHT + 34, y, colour);
        add("<text x=\"%d\" y=\"%d\"%s>%s</text>", RIGHT + 56, y + 5, ours ? " font-weight=\"bold\"" : "", name);
    }

    private double x(double power) {
        return LEFT + (RIGHT - LEFT) * (power - firstX) / (lastX - firstX);
    }

    private double y(double power) {
        return BOTTOM - (BOTTOM - TOP) * (power - firstY) / (lastY - firstY);
    }

    private static String count(int power) {
        return (int) Math.pow(10, Math.floorMod(power, 3))
                + List.of("", " k", " M", " G").get(power / 3);
    }

    private static String time(int power) {
        int unit = Math.min(power / 3, TIMES.size() - 1);
        return (int) Math.pow(10, power - 3 * unit) + TIMES.get(unit);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
