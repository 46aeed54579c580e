package dev.reknit.benchmarks.startup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private StartupBenchmark() {}

    /**
     * The runs of one agent.
     *
     * @param annotated how many of the program's classes have an annotation
     * @param agent the agent
     * @param millis wall time of each run
     * @param cpuMillis processor time of each run
     * @param peakKb peak memory of each run
     */
    public record Runs(int annotated, String agent, List<Long> millis, List<Long> cpuMillis, List<Long> peakKb) {}

    /** Takes the JSON file to write, our agent's jar, the number of classes, and the number of rounds. */
    public static void main(String[] arguments) throws Exception {
        Path results = Path.of(arguments[0]).toAbsolutePath();
        Path reknit = Path.of(arguments[1]);
        int classes = Integer.parseInt(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        StartupJars jars = new StartupJars(results.resolveSibling("startup"));
        List<Runs> all = new ArrayList<>();
        for (int annotated : ANNOTATED) {
            Map<String, List<String>> commands = commands(jars, jars.program(classes, annotated), reknit);
            Map<String, Runs> runs = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<String, List<String>> each : commands.entrySet()) {
                    run(
                            each.getValue(),
                            classes,
                            runs.computeIfAbsent(
                                    each.getKey(),
                                    agent -> new Runs(
                                            annotated,
                                            agent,
                                            new ArrayList<>(),
                                            new ArrayList<>(),
                                            new ArrayList<>())));
                }
            }
            all.addAll(runs.values());
        }
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(results.toFile(), all);
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
                "%d annotated, %s: %d ms, of them %s ms on the processor, peak %s kB%n",
                into.annotated(), into.agent(), millis, took[0], took[1]);
    }
}
