package dev.reknit.benchmarks.startup;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;

/** The least that an agent can do: it is shown every class and changes none. */
public final class NoOpAgent {
    private NoOpAgent() {}

    /** Called by the virtual machine. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new Nothing());
    }

    private static final class Nothing implements ClassFileTransformer {}
}
