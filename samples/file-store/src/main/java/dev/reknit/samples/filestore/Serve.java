package dev.reknit.samples.filestore;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command that runs the server. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serves files over HTTP on loopback until it is ended. Where they are kept says the setting "
                    + "reknit.store.default.folder, for instance as a system property."
        })
final class Serve implements Callable<Integer> {
    /** What it prints first, followed by the port. */
    static final String READY = "listening on 127.0.0.1:";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        FileStore store = new FileStore();
        try (FileServer server = FileServer.start(store)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(READY + server.port());
            out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
