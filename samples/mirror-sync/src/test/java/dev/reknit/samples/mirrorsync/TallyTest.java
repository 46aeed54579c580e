package dev.reknit.samples.mirrorsync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.AllInstancesFailedException;
import dev.reknit.AllInstancesFailedException.InstanceFailure;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Site;
import dev.reknit.samples.mirrorsync.server.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TallyTest {
    private static final Site SITE = new Site(TallyTest.class, "copy(Entry)");

    private final Tally tally = new Tally();

    @Test
    void sameFailureInSeveralEvents_isNoticedOnce() {
        IOException truncated = new EOFException("half");
        IOException reset = new SocketException("Connection reset");
        AllInstancesFailedException all = new AllInstancesFailedException(
                "all failed",
                List.of(new InstanceFailure("mirror-1", truncated), new InstanceFailure("mirror-2", reset)));

        tally.on(new Event.FailedOver(SITE, "fetch", "mirror-1", "mirror-2", truncated));
        tally.on(new Event.InstanceEjected(SITE, "mirror-2", 3, 1, 1, reset));
        tally.on(new Event.AttemptFailed(SITE, 1, 3, 0, all));
        tally.on(new Event.FallbackUsed(SITE, "later", all));

        assertThat(tally.noticed().count("mirror-1", Fault.TRUNCATE)).isEqualTo(1);
        assertThat(tally.noticed().count("mirror-2", Fault.RESET)).isEqualTo(1);
        assertThat(tally.noticed().total()).isEqualTo(2);
        assertThat(tally.counts()).isEqualTo(new Tally.Counts(1, 0, 1, 1, 0, 1, 0));
    }

    @Test
    void equalFailuresOfTwoCalls_areNoticedTwice() {
        for (int call = 0; call < 2; call++) {
            tally.on(new Event.FailedOver(SITE, "fetch", "mirror-1", "mirror-2", new SocketTimeoutException()));
        }

        assertThat(tally.noticed().count("mirror-1", Fault.STALL)).isEqualTo(2);
    }

    @Test
    void failureOfTheClientItself_isNoFault() {
        tally.on(new Event.FailedOver(SITE, "fetch", "mirror-1", "mirror-2", new IllegalStateException()));

        assertThat(tally.noticed().total()).isZero();
        assertThat(tally.counts().failovers()).isEqualTo(1);
    }

    @Test
    void otherEvents_areCounted() {
        tally.on(new Event.CallRecovered(SITE, 2));
        tally.on(new Event.InstanceReturned(SITE, "mirror-1"));
        tally.on(new Event.StateRestored(SITE, 1, null, ""));

        assertThat(tally.counts()).isEqualTo(new Tally.Counts(0, 1, 0, 0, 1, 0, 1));
    }
}
