package dev.reknit.weaver.fuzz;

import dev.reknit.weaver.Prefilter;
import dev.reknit.weaver.model.ClassFileException;
import dev.reknit.weaver.model.ClassIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Feeds class files to engines and holds what comes out against what was promised: no exception but a {@link
 * ClassFileException} where ASM itself cannot copy the class or it would be too large, no end of reading other classes, and
 * no class that does not verify though the original does (and, for mutants, though what ASM makes of the original does). For one thread.
 */
final class Trial {
    private static final int MOST_READINGS = 20_000;

    private final Map<String, Integer> counts = new TreeMap<>();

    /** How often what was done. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** What is wrong, a line for each; empty if nothing is. */
    List<String> complaints(Sample sample, List<Engine.Named> engines) {
        List<String> complaints = new ArrayList<>();
        try {
            var unused = Prefilter.of(sample.classFile());
        } catch (Throwable thrown) {
            complaints.add(sample.name() + ": the prefilter threw " + trace(thrown));
        }
        boolean verifies = Verified.failure(sample.classFile(), sample.others()) == null;
        count(verifies ? "verify unwoven" : "do not verify unwoven");
        for (Engine.Named each : engines) {
            String complaint = complaint(sample, each, verifies);
            if (complaint != null) {
                complaints.add(sample.name() + ", " + each.name() + ": " + complaint);
            }
        }
        return complaints;
    }

    private String complaint(Sample sample, Engine.Named engine, boolean verifies) {
        byte[] woven;
        try {
            woven = engine.engine().weave(sample.classFile().clone(), index(sample));
        } catch (ClassFileException refused) {
            count("refused as " + (refused.isTooLarge() ? "too large" : "not readable"));
            return refused.isTooLarge() || !verifies || mayBeRefused(sample, engine)
                    ? null
                    : "refused what ASM can copy: " + trace(refused);
        } catch (Throwable thrown) {
            return "threw " + trace(thrown);
        }
        if (woven == null || !verifies) {
            count(woven == null ? "left as they were" : "woven, not verifiable");
            return null;
        }
        count("woven and verified");
        Throwable failure = Verified.failure(woven, sample.others());
        if (failure != null && sample.isMutant() && !copyVerifies(sample)) {
            count("do not verify as ASM copies them");
            return null;
        }
        return failure == null
                ? null
                : "verified unwoven, and woven failed: "
                        + failure.toString().lines().limit(3).toList();
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** A loaded class that is refused stays as it was; of mutants, Byte Buddy may say so where ASM would not. */
    private static boolean mayBeRefused(Sample sample, Engine.Named engine) {
        return copy(sample.classFile()) == null
                || (sample.isMutant() && engine.name().startsWith("loaded"));
    }

    /** The JVM overlooks some damage until somebody who reads the class as it is meant writes it again. */
    private static boolean copyVerifies(Sample sample) {
        byte[] copy = copy(sample.classFile());
        return copy != null && Verified.failure(copy, sample.others()) == null;
    }

    private static byte[] copy(byte[] classFile) {
        try {
            ClassReader reader = OpenedClassReader.of(classFile);
            ClassWriter writer = new ClassWriter(0); // not of the reader: that would copy methods unread
            reader.accept(writer, 0);
            return writer.toByteArray();
        } catch (RuntimeException | Error unreadable) {
            return null;
        }
    }

    private static ClassIndex index(Sample sample) {
        int[] readings = {0};
        return new ClassIndex(name -> {
            if (readings[0]++ > MOST_READINGS) {
                throw new AssertionError("reads other classes without end: " + name);
            }
            byte[] other = sample.others().get(name);
            return other != null ? other : read(name);
        });
    }

    private static byte[] read(String name) {
        try (InputStream in = Trial.class.getClassLoader().getResourceAsStream(name + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter lines = new StringWriter();
        thrown.printStackTrace(new PrintWriter(lines, true));
        return lines.toString().lines().limit(25).reduce("", (all, line) -> all + line + "\n");
    }
}
