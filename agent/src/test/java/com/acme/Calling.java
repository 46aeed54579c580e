package com.acme;

import com.sun.net.httpserver.HttpServer;
import dev.reknit.Retry;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Calls a server that refuses twice, and says whether the call carried a trace. */
public final class Calling {
    private final URI server;
    private int calls;

    private Calling(URI server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        boolean[] traced = {false};
        server.createContext("/", exchange -> {
            traced[0] |= exchange.getRequestHeaders().containsKey("traceparent");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            System.out.println(new Calling(uri).answer());
            System.out.println("traced " + traced[0]);
        } finally {
            server.stop(0);
        }
    }

    @Retry(jitter = 0)
    private String answer() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) server.toURL().openConnection();
        int code = connection.getResponseCode();
        if (++calls < 3) {
            throw new IOException("call " + calls);
        }
        return "answer " + code + " after " + calls;
    }
}
