package dev.reknit.samples.mirrorsync.server;

import dev.reknit.runtime.time.Scheduler;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mirror on a loopback port of its own that misbehaves by plan. Safe for use by several
 * threads.
 */
public final class MirrorServer implements Closeable {
    private static final Duration DOWN = Duration.ofMillis(1_500);
    private static final Duration PORT_TAKEN = Duration.ofMillis(50);

    private final int number;
    private final String name;
    private final Tree tree;
    private final Faults faults;
    private final Ledger ledger;
    private final Scheduler scheduler;
    private final Logger log;
    private final ExecutorService threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final InetSocketAddress address;

    /** Null while the mirror is dead. */
    private @Nullable ServerSocket listener;

    private boolean closed;

    /**
     * Starts a mirror.
     *
     * @param number its number, from 0
     * @param faults what it does to each request; not asked about empty files, which cannot be
     *     spoilt
     * @param ledger told of each fault
     * @param scheduler brings the mirror back after it died
     */
    public MirrorServer(int number, Tree tree, Faults faults, Ledger ledger, Scheduler scheduler) throws IOException {
        this.number = number;
        this.name = "mirror-" + (number + 1);
        this.tree = tree;
        this.faults = faults;
        this.ledger = ledger;
        this.scheduler = scheduler;
        this.log = LoggerFactory.getLogger(name);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        this.address = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** What it is called: {@code mirror-1}, {@code mirror-2}, and so on. */
    public String name() {
        return name;
    }

    /** Where it listens; the same after it died and returned. */
    public InetSocketAddress address() {
        return address;
    }

    private synchronized InetSocketAddress listen(InetSocketAddress at) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        try {
            socket.bind(at);
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
        listener = socket;
        threads.execute(() -> accept(socket));
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket socket = from.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException | RuntimeException closed) {
            log.debug("listens no more: {}", closed.toString());
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Answer answer = new Answer(socket);
            answer(answer, answer.path());
        } catch (IOException clientGone) {
            log.debug("client gone: {}", clientGone.toString());
        } finally {
            open.remove(socket);
        }
    }

    private void answer(Answer answer, String path) throws IOException {
        Tree.Content content;
        try {
            content = tree.open(path);
        } catch (FileNotFoundException unknown) {
            answer.refuse("404 Not Found", "");
            return;
        }
        try (var stream = content.stream()) {
            Fault fault = content.size() == 0 ? null : faults.next(number, path);
            if (fault != null) {
                enter(fault, path);
            }
            if (fault == Fault.BUSY) {
                answer.refuse("503 Service Unavailable", "Retry-After: 1\r\n");
            } else {
                answer.send(content, fault);
            }
        }
    }

    /** Before the client can notice, so that nothing is noticed that is not in the ledger. */
    private void enter(Fault fault, String path) throws IOException {
        log.info("{} ({})", fault.told(), path);
        ledger.add(name, fault);
        if (fault == Fault.DIE) {
            die();
        }
    }

    private synchronized void die() throws IOException {
        if (listener != null) {
            listener.close();
            listener = null;
            scheduler.schedule(DOWN.toNanos(), this::comeBack);
        }
    }

    private synchronized void comeBack() {
        if (closed) {
            return;
        }
        try {
            listen(address);
            log.info("returned");
        } catch (IOException portTaken) {
            scheduler.schedule(PORT_TAKEN.toNanos(), this::comeBack);
        }
    }

    /** Stops listening and drops every connection. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (listener != null) {
            listener.close();
        }
        for (Socket each : open) {
            each.close();
        }
        threads.shutdown();
    }
}
