package dev.reknit.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;

/** What was measured, of all contenders: the class of a benchmark, its parameters and the number of threads. */
record Case(String benchmark, boolean trace, boolean fails, int threads) {
    static Case of(JsonNode result) {
        return new Case(
                result.get("benchmark").asText().replaceFirst(".*\\.(\\w+)Benchmark\\..*", "$1"),
                result.at("/params/trace").asBoolean(),
                result.at("/params/fails").asBoolean(),
                result.get("threads").asInt());
    }

    /** What the table calls it. */
    String title() {
        String title = switch (benchmark) {
            case "Retry" -> "retry";
            case "Fallback" -> "fallback";
            case "RetryFallback" -> "retry and fallback";
            case "Breaker" -> "breaker, clean window";
            case "BreakerRecording" -> "breaker, recording";
            case "Bulkhead" -> "bulkhead";
            case "RateLimit" -> "rate limit";
            case "Timeout" -> "timeout";
            case "Stack" -> "retry, breaker and bulkhead";
            case "StageStack" -> "retry, breaker and bulkhead, complete stage";
            case "Counted" -> "retry, breaker and bulkhead, successes counted";
            case "ManyRetries" -> "retry, 16 call sites by turns";
            case "ManyStacks" -> "retry, breaker and bulkhead, 16 call sites by turns";
            case "Disabled" -> "all switched off";
            case "RetryFailing" -> "one failure " + (trace ? "with" : "without") + " stack trace";
            case "FirstCall" -> "first call, " + (fails ? "fails once" : "succeeds");
            default -> benchmark;
        };
        return threads == 1 ? title : title + ", " + threads + " threads";
    }

    /** Whether the classes that are defined are counted with what is allocated. */
    boolean definesClasses() {
        return benchmark.equals("FirstCall");
    }
}
