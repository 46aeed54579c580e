package dev.reknit.weaver.check;

import java.util.Map;

/** What becomes of instances of a class when state is captured, as far as the class's name tells. */
@FunctionalInterface
interface Capturability {
    /** Of the types that are in every second class, until the runtime's table is there. */
    Capturability STANDARD = Interim::verdict;

    /** The verdict on a binary name. */
    Verdict verdict(String className);

    /** What becomes of instances. */
    enum Kind {
        SHARED,
        CAPTURED,
        REFUSED,
        UNKNOWN
    }

    /** An answer; the reason is empty unless refused. */
    record Verdict(Kind kind, String reason) {}

    /** See {@link #STANDARD}. */
    final class Interim {
        private static final Map<String, Verdict> KNOWN = Map.of(
                "java.lang.String", new Verdict(Kind.SHARED, ""),
                "java.util.concurrent.ExecutorService", new Verdict(Kind.SHARED, ""),
                "java.util.List", new Verdict(Kind.CAPTURED, ""),
                "java.util.ArrayList", new Verdict(Kind.CAPTURED, ""),
                "java.util.Map", new Verdict(Kind.CAPTURED, ""),
                "java.lang.Thread", new Verdict(Kind.REFUSED, "which is running code and has no way back"),
                "java.net.Socket", new Verdict(Kind.REFUSED, "which is connected to something outside"),
                "java.util.Random", new Verdict(Kind.REFUSED, "whose sequence cannot be set back"));

        private Interim() {}

        static Verdict verdict(String className) {
            return KNOWN.getOrDefault(className, new Verdict(Kind.UNKNOWN, ""));
        }
    }
}
