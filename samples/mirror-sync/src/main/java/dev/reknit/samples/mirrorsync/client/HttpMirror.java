package dev.reknit.samples.mirrorsync.client;

import dev.reknit.Retry;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A mirror that is reached by HTTP/1.1. A mirror that is busy is asked once more, when it said
 * that it would be ready; any other failure is the caller's.
 */
public final class HttpMirror implements Mirror {
    /** The name under which a mirror serves its manifest. */
    public static final String MANIFEST = "MANIFEST";

    private final String name;
    private final InetSocketAddress address;
    private final int timeoutMillis;

    /**
     * Creates a mirror; connects to nothing yet.
     *
     * @param name what the log calls it
     * @param timeout how long to wait for a connection, and for the next bytes on it
     */
    public HttpMirror(String name, InetSocketAddress address, Duration timeout) {
        this.name = name;
        this.address = address;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    @Retry(maxRetries = 1, jitter = 0, retryOn = BusyException.class)
    @Override
    public Manifest manifest() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        download(MANIFEST, bytes);
        return Manifest.parse(bytes.toByteArray());
    }

    @Retry(maxRetries = 1, jitter = 0, retryOn = BusyException.class)
    @Override
    public void fetch(Entry entry, Path to) throws IOException {
        String found;
        try (OutputStream out = Files.newOutputStream(to)) {
            found = download(entry.path(), out);
        }
        if (!found.equals(entry.sha256())) {
            throw new CorruptedException("checksum of " + entry.path() + " is " + found.substring(0, 8)
                    + "..., expected " + entry.sha256().substring(0, 8) + "...");
        }
    }

    /** Writes what the mirror sends; its SHA-256. */
    private String download(String path, OutputStream to) throws IOException {
        HttpURLConnection connection = get(path);
        try (InputStream in = connection.getInputStream()) {
            Sha256.Copy copy = Sha256.copy(in, to);
            long expected = connection.getContentLengthLong();
            if (copy.bytes() < expected) {
                // HttpURLConnection takes the end of the connection for the end of the body.
                throw new EOFException(path + " ended after " + copy.bytes() + " of " + expected + " bytes");
            }
            return copy.sha256();
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection get(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri(path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_UNAVAILABLE) {
            long seconds = connection.getHeaderFieldLong("Retry-After", 0);
            connection.disconnect();
            throw new BusyException(name, Duration.ofSeconds(seconds));
        }
        return connection;
    }

    private URI uri(String path) throws IOException {
        try {
            String host = address.getAddress().getHostAddress();
            return new URI("http", null, host, address.getPort(), '/' + path, null, null);
        } catch (URISyntaxException failure) {
            throw new IOException("not a path: " + path, failure);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
