package dev.reknit.benchmarks.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Rows of a table. {@code synchronous = FULL} syncs the write-ahead log at each commit; writers take turns. */
final class SQLiteJournal implements Journal {
    private final Connection connection;
    private final PreparedStatement insert;

    SQLiteJournal(Path folder) {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal"));
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("CREATE TABLE IF NOT EXISTS journal (id INTEGER PRIMARY KEY, data BLOB)");
            }
            insert = connection.prepareStatement("INSERT INTO journal (data) VALUES (?)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void append(byte[] record) {
        try {
            insert.setBytes(1, record);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void fill(Iterable<byte[]> records) {
        try {
            connection.setAutoCommit(false);
            for (byte[] record : records) {
                append(record);
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized long replay() {
        long total = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT data FROM journal ORDER BY id")) {
            while (rows.next()) {
                total += ByteBuffer.wrap(rows.getBytes(1)).getLong();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return total;
    }

    @Override
    public void close() {
        try {
            insert.close();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
