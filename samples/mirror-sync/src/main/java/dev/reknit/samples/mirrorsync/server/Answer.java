package dev.reknit.samples.mirrorsync.server;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, on a connection that serves no other: as much of HTTP/1.1 as that
 * takes.
 */
final class Answer {
    private static final int REQUEST_LIMIT = 8192;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Answer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Reads the request; its path, decoded, without the slash before it. */
    String path() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0 || head.length() == REQUEST_LIMIT) {
                throw new EOFException("not a request");
            }
            head.append((char) next);
        }
        String[] parts = head.substring(0, head.indexOf("\r\n")).split(" ");
        if (parts.length != 3 || !parts[0].equals("GET")) {
            throw new IOException("only GET is served");
        }
        return URI.create(parts[1]).getPath().substring(1);
    }

    /** Sends a status with headers, and no body. */
    void refuse(String status, String headers) throws IOException {
        head(status, headers + "Content-Length: 0\r\n");
    }

    /** Sends a body, spoilt by a fault; for null as it is. */
    void send(Tree.Content content, @Nullable Fault fault) throws IOException {
        head("200 OK", "Content-Length: " + content.size() + "\r\n");
        long half = content.size() / 2;
        copy(content.stream(), half);
        if (fault == null) {
            copy(content.stream(), content.size() - half);
        } else {
            spoil(fault, content.stream(), content.size() - half);
        }
    }

    private void spoil(Fault fault, InputStream from, long left) throws IOException {
        switch (fault) {
            case CORRUPT -> {
                out.write(from.read() ^ 0x55);
                copy(from, left - 1);
            }
            case STALL -> {
                while (in.read() >= 0) {
                    // Until the client has had enough and closes.
                }
            }
            case RESET, DIE -> socket.setSoLinger(true, 0);
            default -> out.flush();
        }
    }

    private void head(String status, String headers) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\n" + headers + "Connection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
    }

    private void copy(InputStream from, long count) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = count; left > 0; ) {
            int read = from.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("the file shrank while it was served");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
