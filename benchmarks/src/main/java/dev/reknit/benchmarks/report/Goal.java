package dev.reknit.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is asked of ours. It is relative to others of the same run wherever it can be. */
sealed interface Goal {
    /** The contenders that are no libraries. */
    Set<String> NO_PEERS = Set.of("Plain", "Unguarded", "ByHand", "Reknit", "ReknitAspectJ", "Guard");

    /** As the table shows it. */
    String text();

    /** Whether it is reached; null if what it is relative to was not measured. */
    @Nullable
    Boolean isMet(Figure ours, Map<String, Figure> all);

    /** What is asked in a case. */
    static List<Goal> of(Case measured) {
        boolean alone = measured.threads() == 1;
        return switch (measured.benchmark()) {
            case "Retry", "Fallback", "RetryFallback", "ManyRetries" -> List.of(new Over("Plain", 0.2), new NoBytes());
            case "Breaker" -> List.of(new Over("Plain", 0.5), new NoBytes());
            case "BreakerRecording" -> List.of(new Over("Plain", 6), new NoBytes());
            case "Bulkhead" -> List.of(alone ? new TimesByHand(1.05) : new AtMost(6), new NoBytes());
            case "RateLimit" -> alone ? List.of(new Over("Plain", 2), new NoBytes()) : List.of(new NoBytes());
            case "Timeout" -> alone ? List.of(new Over("Plain", 35), new NoBytes()) : List.of(new NoBytes());
            case "Stack", "ManyStacks" -> List.of(new Over("Plain", 5), new Faster(15), new NoBytes());
            case "Disabled" -> List.of(new Over("Plain", 0.1), new NoBytes());
            case "RetryFailing" -> measured.trace() ? List.of(new TimesByHand(1.1)) : List.of();
            case "FirstCall" -> List.of(new AtMost(20_000));
            case "StageStack" -> List.of(new NoMoreBytes());
            default -> List.of();
        };
    }

    /** All goals in one cell. */
    static String cell(List<Goal> goals, Figure ours, Map<String, Figure> all) {
        return goals.stream().map(each -> each.verdict(ours, all)).collect(Collectors.joining("; "));
    }

    /** What is asked, all in one cell. */
    static String asked(List<Goal> goals) {
        return goals.stream().map(Goal::text).collect(Collectors.joining("; "));
    }

    /** What is found of each of them, and whether that is enough, in one cell. */
    static String reached(List<Goal> goals, Figure ours, Map<String, Figure> all) {
        return goals.stream().map(each -> each.reached(ours, all)).collect(Collectors.joining("; "));
    }

    private String reached(Figure ours, Map<String, Figure> all) {
        Boolean met = isMet(ours, all);
        return met == null ? "not measured" : Markdown.asked(found(ours, all), met);
    }

    /** What is to be compared with what was asked. */
    default String found(Figure ours, Map<String, Figure> all) {
        return "";
    }

    private String verdict(Figure ours, Map<String, Figure> all) {
        Boolean met = isMet(ours, all);
        return met == null ? text() : Markdown.asked(text(), met);
    }

    /** No more than another contender and a little. */
    record Over(String other, double nanos) implements Goal {
        @Override
        public String text() {
            return "≤ unguarded + " + Markdown.plain(nanos) + " ns";
        }

        @Override
        public @Nullable Boolean isMet(Figure ours, Map<String, Figure> all) {
            Figure figure = all.get(other);
            return figure == null ? null : ours.nanos() <= figure.nanos() + nanos;
        }
    }

    /** No more than a multiple of what it takes by hand. */
    record TimesByHand(double times) implements Goal {
        @Override
        public String text() {
            return "≤ " + Markdown.plain(times) + " × by hand";
        }

        @Override
        public @Nullable Boolean isMet(Figure ours, Map<String, Figure> all) {
            Figure byHand = all.get("ByHand");
            return byHand == null ? null : ours.nanos() <= times * byHand.nanos();
        }
    }

    /** No more than a multiple of what it takes one library. */
    record TimesOf(String peer, double times) implements Goal {
        @Override
        public String text() {
            return times < 1
                    ? "≥ " + Markdown.plain(1 / times) + " × faster than " + peer
                    : "≤ " + Markdown.plain(times) + " × " + peer;
        }

        @Override
        public @Nullable Boolean isMet(Figure ours, Map<String, Figure> all) {
            Figure figure = all.get(peer);
            return figure == null ? null : ours.nanos() <= times * figure.nanos();
        }

        @Override
        public String found(Figure ours, Map<String, Figure> all) {
            return times < 1
                    ? Markdown.number(Objects.requireNonNull(all.get(peer)).nanos() / ours.nanos()) + " ×"
                    : Markdown.number(ours.nanos()
                                    / Objects.requireNonNull(all.get(peer)).nanos()) + " ×";
        }
    }

    /** In a second, at least a multiple of what another contender does. */
    record ShareOf(String other, double times) implements Goal {
        @Override
        public String text() {
            return "≥ " + Markdown.plain(times) + " × " + (other.equals("ByHand") ? "by hand" : other);
        }

        @Override
        public @Nullable Boolean isMet(Figure ours, Map<String, Figure> all) {
            Figure figure = all.get(other);
            return figure == null ? null : times * ours.nanos() <= figure.nanos();
        }

        @Override
        public String found(Figure ours, Map<String, Figure> all) {
            return Markdown.number(Objects.requireNonNull(all.get(other)).nanos() / ours.nanos()) + " ×";
        }
    }

    /** At least so many things of so many in a second. */
    record AtLeast(int things, int ofSecond) implements Goal {
        private static final double NANOS = 1e9;

        @Override
        public String text() {
            return String.format(Locale.ROOT, "≥ %d M/s", ofSecond / 1_000_000);
        }

        @Override
        public Boolean isMet(Figure ours, Map<String, Figure> all) {
            return things * NANOS >= ours.nanos() * ofSecond;
        }

        @Override
        public String found(Figure ours, Map<String, Figure> all) {
            return Markdown.number(things * NANOS / ours.nanos() / 1e6) + " M/s";
        }
    }

    /** No more than a multiple of what it takes without any way back. */
    record TimesPlain(double times) implements Goal {
        @Override
        public String text() {
            return "≤ " + Markdown.plain(times) + " × plain";
        }

        @Override
        public @Nullable Boolean isMet(Figure ours, Map<String, Figure> all) {
            Figure plain = all.get("Plain");
            return plain == null ? null : ours.nanos() <= times * plain.nanos();
        }
    }

    /** No more than a time for each change, the change included. */
    record PerChange(double nanos, int changes) implements Goal {
        @Override
        public String text() {
            return "≤ " + Markdown.plain(nanos) + " ns per change";
        }

        @Override
        public Boolean isMet(Figure ours, Map<String, Figure> all) {
            return ours.nanos() <= nanos * changes;
        }
    }

    /** Several times faster than one library. */
    record FasterThan(String peer, int times) implements Goal {
        @Override
        public String text() {
            return String.format(Locale.ROOT, "≥ %,d × faster than %s", times, peer);
        }

        @Override
        public @Nullable Boolean isMet(Figure ours, Map<String, Figure> all) {
            Figure figure = all.get(peer);
            return figure == null ? null : times * ours.nanos() <= figure.nanos();
        }

        @Override
        public String found(Figure ours, Map<String, Figure> all) {
            return Markdown.number(Objects.requireNonNull(all.get(peer)).nanos() / ours.nanos()) + " ×";
        }
    }

    /** No more than a time. */
    record AtMost(double nanos) implements Goal {
        @Override
        public String text() {
            return "≤ "
                    + (nanos < 1_000
                            ? Markdown.plain(nanos) + " ns"
                            : nanos < 1_000_000
                                    ? Markdown.plain(nanos / 1_000) + " µs"
                                    : Markdown.plain(nanos / 1_000_000) + " ms");
        }

        @Override
        public Boolean isMet(Figure ours, Map<String, Figure> all) {
            return ours.nanos() <= nanos;
        }

        @Override
        public String found(Figure ours, Map<String, Figure> all) {
            return Markdown.time(ours.nanos());
        }
    }

    /** Several times faster than the fastest library. */
    record Faster(double times) implements Goal {
        @Override
        public String text() {
            return "≥ " + Markdown.plain(times) + " × faster than any peer";
        }

        @Override
        public @Nullable Boolean isMet(Figure ours, Map<String, Figure> all) {
            double fastest = all.entrySet().stream()
                    .filter(each -> !NO_PEERS.contains(each.getKey()))
                    .mapToDouble(each -> each.getValue().nanos())
                    .min()
                    .orElse(Double.NaN);
            return Double.isNaN(fastest) ? null : times * ours.nanos() <= fastest;
        }
    }

    /** Nothing is allocated. */
    record NoBytes() implements Goal {
        @Override
        public String text() {
            return "0 B";
        }

        @Override
        public Boolean isMet(Figure ours, Map<String, Figure> all) {
            return ours.bytes() < 1;
        }

        @Override
        public String found(Figure ours, Map<String, Figure> all) {
            return Math.round(ours.bytes()) + " B";
        }
    }

    /** Nothing is allocated but what the work itself does. */
    record NoMoreBytes() implements Goal {
        @Override
        public String text() {
            return "+ 0 B";
        }

        @Override
        public @Nullable Boolean isMet(Figure ours, Map<String, Figure> all) {
            Figure unguarded = all.get("Unguarded");
            return unguarded == null ? null : ours.bytes() < unguarded.bytes() + 1;
        }
    }
}
