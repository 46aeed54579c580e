package dev.reknit.samples.filestore;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server in a process of its own, with the class path of this one. */
final class ServerProcess {
    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it, and returns when it serves.
     *
     * @throws IOException if it ends before
     */
    static ServerProcess start(Path folder) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(agents());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("-Dreknit.store.default.folder=" + folder);
        command.addAll(List.of(FileStoreSample.class.getName(), "serve"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null || !line.startsWith(Serve.READY)) {
            process.destroyForcibly();
            throw new IOException("the server did not start; it said: " + line);
        }
        return new ServerProcess(process, Integer.parseInt(line.substring(Serve.READY.length())));
    }

    /** Reknit's agent, if this process was started with it. */
    private static List<String> agents() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("-javaagent:"))
                .toList();
    }

    int port() {
        return port;
    }

    /** Ends it at once, by SIGKILL where there are signals. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
