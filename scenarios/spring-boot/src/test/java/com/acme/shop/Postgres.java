package com.acme.shop;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL that can be killed and started again, with its data and its port. */
final class Postgres implements AutoCloseable {
    private static final int NOBODY = 65534;

    private final Path data;
    private EmbeddedPostgres server;

    Postgres() throws IOException {
        this.data = Files.createTempDirectory("shop-postgres"); // where others than root may go
        if (System.getProperty("user.name").equals("root")) { // see src/test/bin/unshare
            Files.setAttribute(data, "unix:uid", NOBODY);
        }
        this.server = start(0);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("synchronous_commit", "on") // what is committed outlives kill()
                .setPGStartupWait(Waiting.LONGEST)
                .start();
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    /** How many sessions wait for a lock. */
    int waiting() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Ends all of its processes at once, as if the machine had failed. */
    void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        ProcessHandle parent = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(parent), parent.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Waiting.until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** After {@link #kill()}. */
    void restart() throws IOException {
        int port = server.getPort();
        server.close(); // lets go of the folder
        server = start(port);
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
