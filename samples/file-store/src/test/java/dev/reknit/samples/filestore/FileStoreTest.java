package dev.reknit.samples.filestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FileStoreTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void serverKilledWhileClientsWrite_nothingAcknowledgedIsMissing(@TempDir Path folder) {
        int exit = run("torture", "--rounds", "3", "--clients", "2", "--longest", "600", "--folder", folder.toString());

        assertThat(out.toString()).containsPattern("[1-9][0-9,]* changes acknowledged, none missing\\.");
        assertThat(exit).isZero();
    }

    @Test
    void optionOutOfRange_namedWithWhatIsAllowed() {
        assertThat(run("torture", "--rounds", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--rounds is 0; allowed: 1 to 100000");
    }

    private int run(String... arguments) {
        CommandLine command = FileStoreSample.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(arguments);
    }
}
