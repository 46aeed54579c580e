#!/usr/bin/env bash
# Runs the benchmarks and writes benchmarks/target/results/*.json.
#
#   benchmarks/run.sh           all of them; the tables in docs/performance.md are replaced
#   benchmarks/run.sh FILTER    those whose name matches a regular expression, such as FirstCall,
#                               Startup or 'Breaker|Stack' or State or Store; the tables are printed
#   benchmarks/run.sh --state   those of state, as FILTER State; table and plot in docs/ are replaced
#   benchmarks/run.sh --store   those of what is kept in files, as FILTER Store; table and plots in docs/ are replaced
#   benchmarks/run.sh --smoke   every one for a moment, and no time is looked at
#
# REKNIT_BENCH_JVM is the java command that is measured; by default the one on the PATH.
# REKNIT_BENCH_GC is the collector of those of state, G1 or Parallel; by default G1. The others run
# with what a JVM takes that has one core.
# REKNIT_BENCH_OPTIONS are more options of JMH, for all but first calls: "-wi 1 -i 2 -w 200ms
# -r 200ms" gives a first look.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "${1:-}" = "--smoke" ]; then
    exec mvn -B -ntp verify -Dinvoker.skip -pl benchmarks -am \
        -Dtest=BenchmarksSmokeTest -Dsurefire.failIfNoSpecifiedTests=false
fi
page=()
if [ $# -eq 0 ] || [ "$1" = "--state" ] || [ "$1" = "--store" ]; then
    page=(../docs/performance.md)
fi
filter="${1:-.*}"
filter="${filter/#--state/^State}"
filter="${filter/#--store/^Store}"

mvn -B -ntp -q package -DskipTests -Dinvoker.skip -pl benchmarks,agent -am
cd benchmarks
java=("${REKNIT_BENCH_JVM:-java}" -cp "target/classes:$(cat target/classpath.txt)")
results=target/results
rm -rf "$results"
mkdir -p "$results"

one_core=()
if command -v taskset > /dev/null; then
    one_core=(taskset -c 0)
fi

# Prints those of the names given that the filter selects, as one regular expression.
selected() {
    printf '%s\n' "$@" | grep -E "$filter" | paste -sd '|'
}

one_thread="$(selected RetryBenchmark FallbackBenchmark RetryFallbackBenchmark BreakerBenchmark \
    BreakerRecordingBenchmark BulkheadBenchmark RateLimitBenchmark TimeoutBenchmark StackBenchmark \
    StageStackBenchmark DisabledBenchmark CountedBenchmark ManyRetriesBenchmark ManyStacksBenchmark \
    RetryFailingBenchmark || true)"
read -r -a options <<< "${REKNIT_BENCH_OPTIONS:-}"
two_threads="$(selected RetryBenchmark FallbackBenchmark BreakerBenchmark BulkheadBenchmark \
    RateLimitBenchmark TimeoutBenchmark StackBenchmark ManyStacksBenchmark || true)"

if [ -n "$one_thread" ]; then
    "${one_core[@]}" "${java[@]}" org.openjdk.jmh.Main "\.($one_thread)\." \
        -foe true -prof gc "${options[@]}" -rf json -rff "$results/one-thread.json"
fi
# Each iteration is a hundred classes that are new to the process: fewer of them measure its start.
if [ -n "$(selected FirstCallBenchmark || true)" ]; then
    "${one_core[@]}" "${java[@]}" org.openjdk.jmh.Main "\.FirstCallBenchmark\." \
        -foe true -prof gc -rf json -rff "$results/first-call.json"
fi
if [ -n "$two_threads" ]; then
    "${java[@]}" org.openjdk.jmh.Main "\.($two_threads)\." -t 2 \
        -foe true -prof gc "${options[@]}" -rf json -rff "$results/two-threads.json"
fi
state="$(selected StateOutsideBenchmark StateScopeBenchmark StateWriteBenchmark StateCommitBenchmark \
    StateRollbackBenchmark StateSizeBenchmark StateSizeCopiedBenchmark || true)"

if [ -n "$state" ]; then
    "${one_core[@]}" "${java[@]}" org.openjdk.jmh.Main "\.($state)\." \
        -foe true -prof gc -jvmArgsAppend "-XX:+Use${REKNIT_BENCH_GC:-G1}GC" \
        "${options[@]}" -rf json -rff "$results/state.json"
fi
# Those that wait for a disk use all cores, as their contenders' own threads do. Folders are below target/.
for threads in 1 8 64; do
    if [ -n "$(selected StoreAppendBenchmark || true)" ]; then
        "${java[@]}" org.openjdk.jmh.Main "\.StoreAppendBenchmark\." -t "$threads" \
            -foe true "${options[@]}" -rf json -rff "$results/store-append-$threads.json"
    fi
done
for threads in 1 2; do
    if [ -n "$(selected StoreAsyncBenchmark || true)" ]; then
        "${java[@]}" org.openjdk.jmh.Main "\.StoreAsyncBenchmark\." -t "$threads" \
            -foe true "${options[@]}" -rf json -rff "$results/store-async-$threads.json"
    fi
done
# One after the other, so that what is done is kept if one of them fails.
for store in StoreLag StoreReplay StoreReplaySlow StoreReplayCold StoreSnapshot StoreSnapshotLarge \
    StoreSnapshotSlow StoreEncode; do
    if [ -n "$(selected "${store}Benchmark" || true)" ]; then
        "${java[@]}" org.openjdk.jmh.Main "\.${store}Benchmark\." \
            -foe true -prof gc "${options[@]}" -rf json -rff "$results/$store.json"
    fi
done
if [ -n "$(selected StoreObjectBenchmark || true)" ]; then
    "${java[@]}" -Xmx5g dev.reknit.benchmarks.store.WarehouseBenchmark "$results/store-object.json" 1000000
fi
if [ -n "$(selected StartupBenchmark || true)" ]; then
    "${one_core[@]}" "${java[@]}" dev.reknit.benchmarks.startup.StartupBenchmark \
        "$results/startup.json" ../agent/target/reknit-agent.jar 5000 7
fi

"${java[@]}" dev.reknit.benchmarks.report.Report "$results" "${page[@]}"
