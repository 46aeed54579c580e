package dev.reknit.samples.mirrorsync;

import dev.reknit.AllInstancesFailedException;
import dev.reknit.AllInstancesFailedException.InstanceFailure;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Listener;
import dev.reknit.samples.mirrorsync.client.BusyException;
import dev.reknit.samples.mirrorsync.client.CorruptedException;
import dev.reknit.samples.mirrorsync.server.Fault;
import dev.reknit.samples.mirrorsync.server.Ledger;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts what Reknit says that it did, and from the failures in its events what each mirror did
 * to the client. One failure may be in several events and is counted once. Safe for use by
 * several threads.
 */
final class Tally implements Listener {
    private final Ledger noticed = new Ledger();
    private final Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private int retries;
    private int recoveries;
    private int failovers;
    private int ejections;
    private int returns;
    private int fallbacks;
    private int restores;

    /**
     * How often Reknit did what.
     *
     * @param retries attempts that were made again
     * @param recoveries calls that succeeded after a retry
     * @param failovers calls that went on to another mirror
     * @param ejections mirrors passed over for a while
     * @param returns ejected mirrors that served again
     * @param fallbacks files left for the next attempt at their batch
     * @param restores batches that were taken back from the index
     */
    record Counts(
            int retries, int recoveries, int failovers, int ejections, int returns, int fallbacks, int restores) {}

    /** The counts so far. */
    synchronized Counts counts() {
        return new Counts(retries, recoveries, failovers, ejections, returns, fallbacks, restores);
    }

    /** What the client noticed of each mirror. */
    Ledger noticed() {
        return noticed;
    }

    @Override
    public synchronized void on(Event event) {
        if (event instanceof Event.AttemptFailed failed) {
            retries++;
            notice(failed.failure());
        } else if (event instanceof Event.CallRecovered) {
            recoveries++;
        } else if (event instanceof Event.GaveUp gaveUp) {
            notice(gaveUp.failure());
        } else if (event instanceof Event.FailedOver over) {
            failovers++;
            notice(over.from(), over.failure());
        } else if (event instanceof Event.InstanceEjected ejected) {
            ejections++;
            notice(ejected.instance(), ejected.failure());
        } else if (event instanceof Event.InstanceReturned) {
            returns++;
        } else if (event instanceof Event.FallbackUsed used) {
            fallbacks++;
            notice(used.failure());
        } else if (event instanceof Event.StateRestored) {
            restores++;
        }
    }

    /** Takes apart a failure that names the mirrors itself. */
    private void notice(@Nullable Throwable failure) {
        if (failure instanceof BusyException busy) {
            notice(busy.mirror(), busy);
        } else if (failure instanceof AllInstancesFailedException all) {
            for (InstanceFailure each : all.failures()) {
                notice(each.instance(), each.failure());
            }
        }
    }

    private void notice(String mirror, Throwable failure) {
        Fault fault = fault(failure);
        if (fault != null && known.add(failure)) {
            noticed.add(mirror, fault);
        }
    }

    /** What a mirror did if this is what the client got; null if it was not the mirror. */
    static @Nullable Fault fault(Throwable failure) {
        if (failure instanceof BusyException) {
            return Fault.BUSY;
        }
        if (failure instanceof CorruptedException) {
            return Fault.CORRUPT;
        }
        if (failure instanceof SocketTimeoutException) {
            return Fault.STALL;
        }
        if (failure instanceof ConnectException) {
            return Fault.REFUSE;
        }
        if (failure instanceof SocketException) {
            return Fault.RESET;
        }
        return failure instanceof EOFException ? Fault.TRUNCATE : null;
    }
}
