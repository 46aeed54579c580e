package com.acme.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shop as a process of its own. */
final class Application implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final Process process;
    private final String address;

    /** Starts it with the folder as its working folder, and waits until it serves. */
    Application(Way way, Path folder, String database) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("shop.java.home"), "bin", "java").toString());
        command.addAll(way.options());
        command.addAll(List.of("-jar", way.jar(), "--spring.datasource.url=" + database));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("errors.txt").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_") || name.startsWith("JDK_"));
        this.folder = folder;
        this.process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly)); // should the tests be killed
        this.address = "http://127.0.0.1:" + port();
    }

    private String port() {
        Waiting.until(() -> !process.isAlive() || PORT.matcher(out()).find());
        Matcher port = PORT.matcher(out());
        if (!port.find()) {
            throw new AssertionError("the application ended:\n" + out() + errors());
        }
        return port.group(1);
    }

    String out() {
        return read("out.txt");
    }

    String errors() {
        return read("errors.txt");
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** What it answers. */
    record Answer(int status, String body) {}

    Answer get(String path) {
        return send("GET", path).join();
    }

    Answer post(String path) {
        return send("POST", path).join();
    }

    CompletableFuture<Answer> send(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Waiting.LONGEST.multipliedBy(2))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(Application::answer);
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.body());
    }

    /** The next calls of a place fail. */
    void failing(String place, int times) {
        send("PUT", "/trouble/" + place + "?failures=" + times).join();
    }

    /** The calls of a place hang until it is released. */
    void holding(String place) {
        send("PUT", "/trouble/" + place + "?hold=true").join();
    }

    void release(String place) {
        send("DELETE", "/trouble/" + place).join();
    }

    /** How many calls have come by a place since it was told to fail or to hold. */
    int calls(String place) {
        return number("calls", place);
    }

    /** How many calls are held at a place. */
    int held(String place) {
        return number("there", place);
    }

    private int number(String field, String place) {
        String seen = get("/trouble/" + place).body();
        Matcher number = Pattern.compile("\"" + field + "\":(\\d+)").matcher(seen);
        if (!number.find()) {
            throw new AssertionError(seen);
        }
        return Integer.parseInt(number.group(1));
    }

    /** Asks it to end; its exit code. */
    CompletableFuture<Integer> end() {
        process.destroy();
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public void close() {
        try {
            end().get(Waiting.LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError("the application does not end", failure);
        } finally {
            process.destroyForcibly();
        }
    }
}
