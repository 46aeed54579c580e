package dev.reknit.scenarios.methods;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.scenarios.Script;
import java.util.Arrays;

/** Parameters and results of every type, in every width. */
public final class Values {
    private final Script script;

    public Values(Script script) {
        this.script = script;
    }

    @Retry(jitter = 0)
    public boolean same(boolean value) {
        script.attempt();
        return value;
    }

    @Retry(jitter = 0)
    public byte same(byte value) {
        script.attempt();
        return value;
    }

    @Retry(jitter = 0)
    public char same(char value) {
        script.attempt();
        return value;
    }

    @Retry(jitter = 0)
    public short same(short value) {
        script.attempt();
        return value;
    }

    @Retry(jitter = 0)
    public int same(int value) {
        script.attempt();
        return value;
    }

    @Retry(jitter = 0)
    public long same(long value) {
        script.attempt();
        return value;
    }

    @Retry(jitter = 0)
    public float same(float value) {
        script.attempt();
        return value;
    }

    @Retry(jitter = 0)
    public double same(double value) {
        script.attempt();
        return value;
    }

    @Retry(jitter = 0)
    public long[][] same(long[][] value) {
        script.attempt();
        return value;
    }

    @Retry(jitter = 0)
    public String[] same(String[] value) {
        script.attempt();
        return value;
    }

    @Retry(jitter = 0)
    @Fallback(fallbackMethod = "listed")
    public String many(
            byte a,
            long b,
            double c,
            int d,
            float e,
            String f,
            short g,
            char h,
            boolean i,
            long[] j,
            double k,
            long l) {
        script.attempt();
        return "body " + listed(a, b, c, d, e, f, g, h, i, j, k, l);
    }

    @Retry(jitter = 0)
    @Fallback(fallbackMethod = "listedShared")
    public static String manyShared(
            long a, int b, double c, Object d, long e, double f, byte g, long h, char i, Script s) {
        s.attempt();
        return "body " + listedShared(a, b, c, d, e, f, g, h, i, s);
    }

    private String listed(
            byte a,
            long b,
            double c,
            int d,
            float e,
            String f,
            short g,
            char h,
            boolean i,
            long[] j,
            double k,
            long l) {
        return Arrays.asList(a, b, c, d, e, f, g, h, i, j[0], k, l).toString();
    }

    private static String listedShared(
            long a, int b, double c, Object d, long e, double f, byte g, long h, char i, Script s) {
        return Arrays.asList(a, b, c, d, e, f, g, h, i).toString();
    }

    /** Spoils its parameters; another attempt has the caller's all the same. */
    @Retry(jitter = 0)
    public String spoiled(long by, String text, int... more) {
        String seen = by + text + more.length;
        by = -1;
        text = "spoiled";
        more = new int[9];
        script.attempt();
        return seen + "/" + by + text + more.length;
    }

    /** Reuses the slots of its parameters for variables of other types. */
    @Retry(jitter = 0)
    public static double spoiledShared(int from, Script script, double scale) {
        double sum = 0;
        while (from > 0) {
            sum += scale * from--;
        }
        scale = Double.NaN;
        script.attempt();
        return sum;
    }
}
