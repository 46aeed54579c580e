package dev.reknit.samples.mirrorsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.runtime.Environment;
import dev.reknit.samples.mirrorsync.client.BusyException;
import dev.reknit.samples.mirrorsync.client.CorruptedException;
import dev.reknit.samples.mirrorsync.client.Entry;
import dev.reknit.samples.mirrorsync.client.HttpMirror;
import dev.reknit.samples.mirrorsync.server.Fault;
import dev.reknit.samples.mirrorsync.server.Faults;
import dev.reknit.samples.mirrorsync.server.Ledger;
import dev.reknit.samples.mirrorsync.server.MirrorServer;
import dev.reknit.samples.mirrorsync.server.Tree;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault as the client meets it. */
final class MirrorServerTest {
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path source;

    @TempDir
    private Path target;

    private final Ledger ledger = new Ledger();
    private final PassingTime time = new PassingTime();

    /** The client's waits take no time, woven or not. */
    private Environment.Binding binding;

    private Tree tree;
    private MirrorServer server;

    @BeforeEach
    void begin() throws IOException {
        binding = new Environment(time, time, null).bind();
        tree = Trees.random(source, 1);
    }

    @AfterEach
    void end() throws IOException {
        binding.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"STALL", "RESET", "CORRUPT", "TRUNCATE"})
    void fileIsSpoilt_clientFails(Fault fault) throws IOException {
        start(script(fault));

        Throwable failure = catchThrowable(() -> fetch(fault == Fault.STALL ? SHORT : LONG));

        assertThat(failure).isNotNull();
        assertThat(Tally.fault(failure)).isEqualTo(fault);
        assertThat(ledger.count("mirror-1", fault)).isEqualTo(1);
        assertThat(ledger.total()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"STALL", "RESET", "CORRUPT", "TRUNCATE"})
    void manifestIsSpoilt_clientFails(Fault fault) throws IOException {
        start(script(fault));
        HttpMirror mirror = mirror(fault == Fault.STALL ? SHORT : LONG);

        Throwable failure = catchThrowable(mirror::manifest);

        assertThat(failure).isNotNull();
        assertThat(Tally.fault(failure)).isEqualTo(fault);
    }

    @Test
    void mirrorStaysBusy_failureSaysWhenToReturn() throws IOException {
        start((mirror, path) -> Fault.BUSY);

        Throwable failure = catchThrowable(() -> fetch(LONG));

        assertThat(failure).isInstanceOfSatisfying(BusyException.class, busy -> {
            assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(1));
            assertThat(busy.mirror()).isEqualTo("mirror-1");
        });
        assertThat(Tally.fault(failure)).isEqualTo(Fault.BUSY);
    }

    @Test
    void nothingIsSpoilt_everyFileArrives() throws IOException {
        tree = Trees.random(source, 7);
        start(script());
        HttpMirror mirror = mirror(LONG);

        assertThat(mirror.manifest()).isEqualTo(tree.manifest());
        for (Entry each : tree.manifest().entries()) {
            Path to = target.resolve("file");
            mirror.fetch(each, to);
            assertThat(to).hasSameBinaryContentAs(source.resolve(each.path()));
        }
        assertThat(ledger.total()).isZero();
    }

    @Test
    void mirrorDies_refusesUntilItReturns() throws IOException {
        start(script(Fault.DIE));

        assertThat(Tally.fault(catchThrowable(() -> fetch(LONG)))).isEqualTo(Fault.RESET);
        assertThat(Tally.fault(catchThrowable(() -> fetch(LONG)))).isEqualTo(Fault.REFUSE);
        time.sleep(Duration.ofSeconds(2).toNanos());
        fetch(LONG);

        assertThat(ledger.count("mirror-1", Fault.DIE)).isEqualTo(1);
        assertThat(ledger.total()).isEqualTo(1);
    }

    @Test
    void emptyFile_isNeverSpoilt() throws IOException {
        tree = Trees.of(source.resolve("a b%c"), "empty", new byte[0]);
        start(script(Fault.RESET));

        mirror(LONG).fetch(tree.manifest().entries().get(0), target.resolve("file"));

        assertThat(target.resolve("file")).isEmptyFile();
        assertThat(ledger.total()).isZero();
    }

    @Test
    void unknownFile_isNotFound() throws IOException {
        start(script());

        Throwable failure =
                catchThrowable(() -> mirror(LONG).fetch(new Entry("../secret", 1, "00"), target.resolve("file")));

        assertThat(failure).isInstanceOf(FileNotFoundException.class);
        assertThat(Tally.fault(failure)).isNull();
    }

    @Test
    void corruptedFile_messageNamesFileAndChecksums() throws IOException {
        start(script(Fault.CORRUPT));
        Entry entry = tree.manifest().entries().get(0);

        assertThat(catchThrowable(() -> fetch(LONG)))
                .isInstanceOf(CorruptedException.class)
                .hasMessageContainingAll(entry.path(), entry.sha256().substring(0, 8));
    }

    private void start(Faults faults) throws IOException {
        server = new MirrorServer(0, tree, faults, ledger, time);
    }

    private HttpMirror mirror(Duration timeout) {
        return new HttpMirror(server.name(), server.address(), timeout);
    }

    private void fetch(Duration timeout) throws IOException {
        mirror(timeout).fetch(tree.manifest().entries().get(0), target.resolve("file"));
    }

    /** These faults, one for each request, then none. */
    private static Faults script(Fault... faults) {
        Deque<Fault> left = new ArrayDeque<>(Arrays.asList(faults));
        return (mirror, path) -> {
            synchronized (left) {
                return left.poll();
            }
        };
    }
}
