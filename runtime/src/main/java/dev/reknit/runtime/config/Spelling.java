package dev.reknit.runtime.config;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the name that a misspelt one was meant to be. */
public final class Spelling {
    /** Nobody writes longer names by hand; to compare them takes time and space by the square. */
    private static final int LONGEST = 200;

    private Spelling() {}

    /**
     * The known name nearest to a wrong one; empty if none is near, or it is longer than 200 letters. Of equals the first in the
     * alphabet.
     */
    public static Optional<String> nearest(String wrong, Stream<String> known) {
        if (wrong.length() > LONGEST) {
            return Optional.empty();
        }
        int far = Math.max(2, wrong.length() / 3);
        return known.distinct()
                .filter(each -> Math.abs(each.length() - wrong.length()) <= far && distance(wrong, each) <= far)
                .min(Comparator.<String>comparingInt(each -> distance(wrong, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * How many letters are inserted, deleted, replaced or swapped with a neighbour to get from one to the other, case
     * ignored: the restricted Damerau-Levenshtein distance, in time and space O(n·m).
     */
    static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, 1 + cost[i - 2][j - 2]) : least;
    }
}
