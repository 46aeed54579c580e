package dev.reknit.scenarios.bodies;

import dev.reknit.Checkpointed;
import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.Script;
import java.util.List;

/** Bodies with handlers, branches, loops and recursion. */
public final class Flow {
    private int depth;

    @Retry(jitter = 0)
    public String tryFinally(Script script, List<String> log) {
        try (AutoCloseable resource = () -> log.add("closed")) {
            log.add("opened");
            return "attempt " + script.attempt();
        } catch (Fault handled) {
            log.add("caught " + handled.attempt());
            throw handled;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        } finally {
            log.add("finally");
        }
    }

    @Retry(jitter = 0)
    public String switches(String key, int number, Script script) {
        String first;
        switch (key) {
            case "a":
                first = "A";
                break;
            case "b":
            case "c":
                first = "BC";
                break;
            default:
                first = "?";
        }
        script.attempt();
        return first
                + switch (number) {
                    case 1 -> "one";
                    case 1000 -> "thousand";
                    default -> {
                        long sum = 0;
                        for (int i = 0; i < number; i++) {
                            sum += i;
                        }
                        yield "sum " + sum;
                    }
                };
    }

    @Retry(jitter = 0)
    public long loops(int times, Script script) {
        long total = 0;
        outer:
        for (int i = 0; i < times; i++) {
            double weight = i;
            for (long j = 0; ; j++) {
                if (j > weight) {
                    continue outer;
                }
                total += j;
                if (total > 1_000_000) {
                    break outer;
                }
            }
        }
        script.attempt();
        return total;
    }

    /** Fails at the bottom, where it is retried. */
    @Retry(jitter = 0)
    public int recursive(int levels, Script script) {
        return levels == 0 ? script.attempt() : recursive(levels - 1, script) + 1;
    }

    @Fallback(fallbackMethod = "bottom", applyOn = IllegalStateException.class)
    public static long recursiveShared(long levels, double ignored) {
        return levels == 0 ? 0 : recursiveShared(levels - 1, ignored) + 1;
    }

    private static long bottom(long levels, double ignored) {
        return -1;
    }

    @Checkpointed
    public void recursiveState(int levels, Script script) {
        depth++;
        if (levels == 0) {
            script.attempt();
        } else {
            recursiveState(levels - 1, script);
        }
    }

    public int depth() {
        return depth;
    }

    @Retry(jitter = 0)
    public synchronized String monitors(Object lock, Script script) {
        synchronized (lock) {
            synchronized (this) {
                return "attempt " + script.attempt();
            }
        }
    }
}
