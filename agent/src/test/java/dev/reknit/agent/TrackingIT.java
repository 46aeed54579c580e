package dev.reknit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that a checkpointed one owns log their changes if they are loaded after it; the state is restored either way. */
class TrackingIT {
    @TempDir
    private Path folder;

    private Program ledger(String... options) throws Exception {
        return Program.java()
                .agent(options)
                .classPath(
                        Jars.pack(
                                folder.resolve("ledger.jar"),
                                Ledger.class,
                                Class.forName("com.acme.Book"),
                                Class.forName("com.acme.Posting")),
                        Jars.annotations(folder))
                .option("-Xverify:all")
                .main(Ledger.class);
    }

    @Test
    void ownedClassLoadedAfterItsOwner_logs() throws Exception {
        assertThat(ledger().run().ok().out())
                .isEqualTo("failed at 12 {all=12}\n5 {all=5} Book logs Posting logs Ledger is copied\n");
    }

    @Test
    void ownedClassLoadedBeforeItsOwner_isCopied() throws Exception {
        assertThat(ledger().argument("early").run().ok().out())
                .isEqualTo("1\nfailed at 12 {all=12}\n5 {all=5} Book logs Posting is copied Ledger is copied\n");
    }

    @Test
    void trackingSwitchedOff_allIsCopied() throws Exception {
        assertThat(ledger("tracking=false").run().ok().out())
                .isEqualTo("failed at 12 {all=12}\n5 {all=5} Book is copied Posting is copied Ledger is copied\n");
    }

    @Test
    void excludedClass_isCopied() throws Exception {
        assertThat(ledger("exclude=*.Posting").run().ok().out())
                .isEqualTo("failed at 12 {all=12}\n5 {all=5} Book logs Posting is copied Ledger is copied\n");
    }

    @Test
    void report_saysWhatBecomesOfTheState() throws Exception {
        Path report = folder.resolve("weave.txt");
        ledger("report=" + report).run().ok();

        assertThat(Files.readAllLines(report))
                .containsSubsequence(List.of(
                        "com.acme.Book",
                        "  addAndFail(int)  Checkpointed",
                        "  tracked: postings, total",
                        "com.acme.Posting",
                        "  tracked: amount"));
    }
}
