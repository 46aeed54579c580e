package dev.reknit.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one contender took for a call.
 *
 * @param nanos the median of the iterations
 * @param spread half of what lies between the slowest and the fastest
 * @param bytes allocated per call
 */
record Figure(double nanos, double spread, double bytes) {
    private static final double SECOND = 1e9;

    static Figure of(JsonNode result) {
        JsonNode metric = result.get("primaryMetric");
        List<Double> iterations = new ArrayList<>();
        metric.get("rawData").forEach(fork -> fork.forEach(each -> iterations.add(each.asDouble())));
        double spread = (Collections.max(iterations) - Collections.min(iterations)) / 2;
        double bytes = result.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble();
        return new Figure(Markdown.median(iterations), spread, bytes);
    }

    /** Of calls in a second, the nanoseconds of one; or the other way round. */
    Figure inverse() {
        return new Figure(SECOND / nanos, SECOND / nanos * spread / nanos, bytes);
    }
}
