package dev.reknit.samples.filestore;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Writes to files of its own and remembers what the server has acknowledged. An operation that had no answer may have happened
 * or not; the next look at the file tells, and what it tells has to stay. For one thread at a time.
 */
final class Client {
    private static final int FILES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http;
    private final int number;
    private final Random random;

    /** By name; null for a file that is not there. */
    private final Map<String, @Nullable String> acknowledged = new HashMap<>();

    private @Nullable String openName;
    private @Nullable String openContent;
    private long writes;
    private long unanswered;

    Client(HttpClient http, int number, long seed) {
        this.http = http;
        this.number = number;
        this.random = new Random(seed + number);
    }

    /** Writes until the server does not answer any more. */
    void writeUntilKilled(int port) {
        try {
            while (true) {
                change(port);
            }
        } catch (IOException | InterruptedException killed) {
            unanswered++;
        }
    }

    private void change(int port) throws IOException, InterruptedException {
        String name = number + "-" + random.nextInt(FILES);
        boolean put = random.nextInt(4) != 0 || acknowledged.get(name) == null;
        openName = name;
        openContent = put ? content() : null;
        HttpRequest.Builder request = request(port, name);
        HttpResponse<String> answer =
                send(openContent == null ? request.DELETE() : request.PUT(BodyPublishers.ofString(openContent)));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "the server answered " + answer.statusCode() + " to a change of " + name + ": " + answer.body());
        }
        acknowledged.put(name, openContent);
        openName = null;
        writes++;
    }

    private String content() {
        byte[] text = new byte[random.nextInt(400)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + random.nextInt(26));
        }
        return writes + ":" + new String(text, StandardCharsets.US_ASCII);
    }

    /**
     * Looks at every file.
     *
     * @return how many are not as they were acknowledged
     */
    int missing(int port) throws IOException, InterruptedException {
        int missing = 0;
        for (int i = 0; i < FILES; i++) {
            String name = number + "-" + i;
            HttpResponse<String> answer = send(request(port, name).GET());
            String found = answer.statusCode() == 200 ? answer.body() : null;
            boolean open = name.equals(openName) && Objects.equals(found, openContent);
            if (!open && !Objects.equals(found, acknowledged.get(name))) {
                missing++;
            }
            acknowledged.put(name, found);
        }
        openName = null;
        return missing;
    }

    long writes() {
        return writes;
    }

    long unanswered() {
        return unanswered;
    }

    private static HttpRequest.Builder request(int port, String name) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/files/" + name))
                .timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
