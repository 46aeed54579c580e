package dev.reknit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.EarlyAgent;
import com.acme.Shelf;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that outlive the process, in processes. */
class DurableIT {
    @TempDir
    private Path folder;

    private Program shelf() throws Exception {
        return Program.java()
                .classPath(
                        Jars.pack(
                                folder.resolve("shelf.jar"),
                                Shelf.class,
                                Class.forName("com.acme.Item"),
                                Class.forName("com.acme.LaterItem")),
                        Jars.annotations(folder))
                .option("-Xverify:all", "-Dreknit.store.default.folder=" + folder.resolve("store"))
                .main(Shelf.class);
    }

    @Test
    void subclassThatIsFirstUsedByRecovery_isMade() throws Exception {
        String written = shelf().agent().argument("put").run().ok().out();
        assertThat(written).isEqualTo("[plain0, later1noted]\n");

        assertThat(shelf().agent().run().ok().out()).isEqualTo(written);
    }

    @Test
    void classThatAnotherAgentHasLoaded_isNotDurable_andThatIsTold() throws Exception {
        Path early = Jars.pack(folder.resolve("early.jar"), EarlyAgent.class);
        Program.Result result = shelf().option("-javaagent:" + early + "=" + Shelf.class.getName())
                .agent()
                .argument("put")
                .run()
                .ok();

        assertThat(result.out()).isEqualTo("[plain0, later1noted]\n");
        assertThat(result.errors())
                .contains("not possible in a loaded class: its objects would need members that it does not have; start"
                        + " the program with -javaagent, or weave it at build time");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void withoutTracking_nothingIsDurable_andThatIsTold() throws Exception {
        Program.Result result =
                shelf().agent("tracking=false").argument("put").run().ok();

        assertThat(result.out()).isEqualTo("[plain0, later1noted]\n");
        assertThat(result.errors())
                .contains(
                        "objects of the class cannot be saved, for tracking is switched off, and what is saved is found"
                                + " by it; switch it on");
        assertThat(folder.resolve("store")).doesNotExist();
    }
}
