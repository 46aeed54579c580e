package dev.reknit.agent;

import dev.reknit.agent.log.ApplicationLog;
import dev.reknit.runtime.Gate;
import dev.reknit.runtime.encoding.LaterClasses;
import dev.reknit.weaver.LoaderRewriter;
import dev.reknit.weaver.LoaderRewriter.Home;
import dev.reknit.weaver.report.WeaveReport;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Puts the agent together, in the home that {@link ReknitAgent} chose. Public because that class has another loader. */
public final class Startup {
    /** The system property in which a JVM says what became of attaching the agent to it. */
    public static final String ATTACHED = "reknit.agent.attached";

    private static boolean installed;

    private Startup() {}

    /** Starts the agent; a second time, says that it runs already. */
    // Plain code: see ReknitAgent.
    public static synchronized void start(@Nullable String arguments, Instrumentation jvm, boolean attached) {
        if (installed) {
            System.setProperty(ATTACHED, "the agent is at work in this JVM already; nothing changed");
            return;
        }
        installed = true;
        Options options = Options.parse(arguments, System.getProperties());
        for (String each : options.mistakes()) {
            System.err.println("reknit: ".concat(each).concat("; the agent goes on without it"));
        }
        RuleFiles rules = new RuleFiles(options.rules());
        WeaveReport report = options.report() == null ? null : new WeaveReport();
        Outcome outcome = new Outcome(new ApplicationLog(options.log()), report, rules);
        Home home = Gate.class.getClassLoader() == null ? Home.BOOTSTRAP : Home.SYSTEM;
        PlatformClasses platform = new PlatformClasses(rules.everywhere(), home == Home.BOOTSTRAP);
        AppLoaders known = new AppLoaders(rules, options);
        WeavingTransformer transformer =
                new WeavingTransformer(options, new Modules(jvm), outcome, new LoaderRewriter(home), known, platform);
        LaterClasses.ask(known);
        Runtime.getRuntime().addShutdownHook(new Ending(outcome, report, options.report()));
        LoadedClasses loaded = new LoadedClasses(jvm, options, outcome, known);
        if (attached) {
            outcome.collectLines();
        }
        jvm.addTransformer(transformer, true);
        boolean before = loaded.letPass();
        loaded.askHomeFirst();
        if (attached) {
            loaded.weave(null);
            System.setProperty(ATTACHED, String.join("\n", outcome.lines()));
        } else if (before) {
            loaded.weave(ClassLoader.getSystemClassLoader()); // By another agent, which came first.
        }
    }
}
