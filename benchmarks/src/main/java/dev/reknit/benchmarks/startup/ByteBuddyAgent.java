package dev.reknit.benchmarks.startup;

import static net.bytebuddy.matcher.ElementMatchers.declaresMethod;
import static net.bytebuddy.matcher.ElementMatchers.isAnnotatedWith;
import static net.bytebuddy.matcher.ElementMatchers.named;

import dev.reknit.Retry;
import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/** An agent as Byte Buddy's documentation has it: advice on methods that have an annotation. */
public final class ByteBuddyAgent {
    private ByteBuddyAgent() {}

    /** Called by the virtual machine. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        new AgentBuilder.Default()
                .type(declaresMethod(isAnnotatedWith(named(Retry.class.getName()))))
                .transform((type, description, loader, module, domain) ->
                        type.visit(Advice.to(Nothing.class).on(isAnnotatedWith(named(Retry.class.getName())))))
                .installOn(instrumentation);
    }

    /** Advice that does nothing. */
    private static final class Nothing {
        @Advice.OnMethodEnter
        static void enter() {}
    }
}
