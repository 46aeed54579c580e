package dev.reknit.benchmarks.startup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aspectj.weaver.loadtime.Agent;

/**
 * Starts a program of many classes, few of which have an annotation, with one agent after the other,
 * in rounds, so that all see the same weather. Takes the wall time of the process and what it
 * says itself of its processor time and peak memory.
 */
public final class StartupBenchmark {
    private static final int[] ANNOTATED = {1, 200};
    private static final int RULES = 20;

    private StartupBenchmark() {}

    /**
     * The runs of one agent.
     *
     * @param classes how many classes the program loads
     * @param annotated how many of them have an annotation
     * @param agent the agent
     * @param millis wall time of each run
     * @param cpuMillis processor time of each run
     * @param peakKb peak memory of each run
     */
    public record Runs(
            int classes, int annotated, String agent, List<Long> millis, List<Long> cpuMillis, List<Long> peakKb) {}

    /** Takes the JSON file to write, our agent's jar, the number of classes, and the number of rounds. */
    public static void main(String[] arguments) throws Exception {
        Path results = Path.of(arguments[0]).toAbsolutePath();
        Path reknit = Path.of(arguments[1]);
        int classes = Integer.parseInt(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        StartupJars jars = new StartupJars(results.resolveSibling("startup"));
        List<Runs> all = new ArrayList<>();
        for (int annotated : ANNOTATED) {
            all.addAll(runs(commands(jars, jars.program(classes, annotated), reknit), classes, annotated, rounds));
        }
        if (Files.exists(reknit)) {
            all.addAll(runs(withRules(jars.program(2 * classes, 1), reknit, results), 2 * classes, 1, rounds));
        }
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(results.toFile(), all);
    }

    private static Collection<Runs> runs(Map<String, List<String>> commands, int classes, int annotated, int rounds)
            throws IOException, InterruptedException {
        Map<String, Runs> runs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, List<String>> each : commands.entrySet()) {
                run(
                        each.getValue(),
                        classes,
                        runs.computeIfAbsent(
                                each.getKey(),
                                agent -> new Runs(
                                        classes,
                                        annotated,
                                        agent,
                                        new ArrayList<>(),
                                        new ArrayList<>(),
                                        new ArrayList<>())));
            }
        }
        return runs.values();
    }

    /** The same agent with rules, which select nothing, and methods of one class in fifty. */
    private static Map<String, List<String>> withRules(Path program, Path reknit, Path results) throws IOException {
        String classPath = program + File.pathSeparator + StartupJars.libraries();
        Path directory = results.resolveSibling("startup");
        Path idle = Files.writeString(directory.resolve("idle.rules"), idleRules(RULES));
        Path busy = Files.writeString(
                directory.resolve("busy.rules"),
                "within(generated.Service*50) || within(generated.Service*00) => Retry\n" + idleRules(RULES - 1));
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("none", List.of("-cp", classPath));
        commands.put("Reknit", List.of(agent(reknit), "-cp", classPath));
        commands.put("Reknit, 20 idle rules", List.of(agent(reknit) + "=rules=" + idle, "-cp", classPath));
        commands.put("Reknit, 20 rules", List.of(agent(reknit) + "=rules=" + busy, "-cp", classPath));
        return commands;
    }

    private static String idleRules(int number) {
        List<String> kinds = List.of(
                "execution(* com.acme.p%d..*Client.*(..))",
                "execution(public * com.acme.p%d.Service+.find*(String, ..)) && !within(com.acme.p%<d.test..*)",
                "within(generated.q%d..*) && @annotation(com.acme.Remote)",
                "execution(@com.acme.Remote%d * *(..))",
                "@within(com.acme.Guarded%d) && execution(public * *(..))");
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < number; i++) {
            rules.append(kinds.get(i % kinds.size()).formatted(i)).append(" => Retry(maxRetries = 2)\n");
        }
        return rules.toString();
    }

    /** Options of the virtual machine and class path, for each agent. */
    private static Map<String, List<String>> commands(StartupJars jars, Path program, Path reknit) throws IOException {
        String classPath = program + File.pathSeparator + StartupJars.libraries();
        String withAspect = classPath + File.pathSeparator + jars.aspect();
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("none", List.of("-cp", classPath));
        commands.put("no-op transformer", List.of(agent(jars.agent(NoOpAgent.class)), "-cp", classPath));
        if (Files.exists(reknit)) {
            commands.put("Reknit", List.of(agent(reknit), "-cp", classPath));
        }
        commands.put("Byte Buddy AgentBuilder", List.of(agent(jars.agent(ByteBuddyAgent.class)), "-cp", classPath));
        commands.put("AspectJ weaver", List.of(agent(StartupJars.location(Agent.class)), "-cp", withAspect));
        return commands;
    }

    private static String agent(Path jar) {
        return "-javaagent:" + jar.toAbsolutePath();
    }

    private static void run(List<String> options, int classes, Runs into) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(StartupApplication.class.getName());
        command.add(Integer.toString(classes));
        long begin = System.nanoTime();
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.waitFor();
        long millis = (System.nanoTime() - begin) / 1_000_000;
        if (code != 0) {
            throw new IllegalStateException("exit code " + code + " of " + String.join(" ", command));
        }
        String[] took = printed.substring(printed.lastIndexOf('\n') + 1).split(" ");
        into.millis().add(millis);
        into.cpuMillis().add(Long.valueOf(took[0]));
        into.peakKb().add(Long.valueOf(took[1]));
        System.out.printf(
                "%d classes, %d annotated, %s: %d ms, of them %s ms on the processor, peak %s kB%n",
                into.classes(), into.annotated(), into.agent(), millis, took[0], took[1]);
    }
}
