package dev.reknit.samples.filestore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The store over HTTP, on loopback:
 *
 * <pre>
 * PUT    /files/NAME    201, the revision
 * GET    /files/NAME    200, the content; 404
 * DELETE /files/NAME    204; 404
 * POST   /files/NAME    204: brings back a deleted file; 409
 * GET    /status        200, {"files":3,"revision":17}
 * </pre>
 */
final class FileServer implements AutoCloseable {
    private static final String FILES = "/files/";
    private static final int THREADS = 8;
    private static final int MOST_BYTES = 1 << 20;

    private final FileStore store;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;

    private FileServer(FileStore store, HttpServer server) {
        this.store = store;
        this.server = server;
    }

    /** Starts on a port that is free. */
    static FileServer start(FileStore store) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        FileServer server = new FileServer(store, HttpServer.create(any, 0));
        server.server.createContext(FILES, server::file);
        server.server.createContext("/status", server::status);
        server.server.setExecutor(server.threads);
        server.server.start();
        return server;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void file(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(FILES.length());
            if (name.isEmpty() || name.contains("/")) {
                answer(exchange, 400, "the name of a file is missing, or has a slash");
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "GET" -> get(exchange, name);
                case "PUT" -> put(exchange, name);
                case "DELETE" -> answer(exchange, store.delete(name) ? 204 : 404, "");
                case "POST" -> recover(exchange, name);
                default -> answer(exchange, 405, "allowed: GET, PUT, DELETE, POST");
            }
        }
    }

    private void get(HttpExchange exchange, String name) throws IOException {
        StoredFile file = store.get(name);
        if (file == null) {
            answer(exchange, 404, "");
        } else {
            exchange.getResponseHeaders().add("X-Revision", Long.toString(file.revision()));
            exchange.getResponseHeaders().add("X-Written", file.written().toString());
            answer(exchange, 200, file.content());
        }
    }

    private void put(HttpExchange exchange, String name) throws IOException {
        byte[] content = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (content.length > MOST_BYTES) {
            answer(exchange, 413, "allowed: up to " + MOST_BYTES + " bytes");
        } else {
            answer(exchange, 201, Long.toString(store.put(name, content)));
        }
    }

    private void recover(HttpExchange exchange, String name) throws IOException {
        try {
            store.recover(name);
            answer(exchange, 204, "");
        } catch (IllegalStateException refused) {
            answer(exchange, 409, String.valueOf(refused.getMessage()));
        }
    }

    private void status(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(
                    exchange,
                    200,
                    String.format(Locale.ROOT, "{\"files\":%d,\"revision\":%d}", store.size(), store.revision()));
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        answer(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            exchange.getResponseBody().write(content);
        }
    }
}
