package org.sacho.enclave;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.sacho.crypto.Bytes;
import org.sacho.enclave.JournalEntry.Destroyed;
import org.sacho.enclave.JournalEntry.Written;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// The SQL of a store. Every failure leaves here as a [StoreFailedException], without the row values that the
/// database puts into its messages.
final class Rows {

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transaction;

    Rows(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        this.client = JdbcClient.create(jdbc);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    List<Row> find(RecordRef ref) {
        return guarded(() -> client.sql("select * from record where meeting = ? and kind = ? and id = ?")
                .params(ref.meeting(), ref.kind().code(), ref.id())
                .query((columns, _) -> row(ref.kind(), columns))
                .list());
    }

    List<Row> list(Kind kind, String meeting) {
        return guarded(() -> client.sql("select * from record where kind = ? and meeting = ? order by ordinal, id")
                .params(kind.code(), meeting)
                .query((columns, _) -> row(kind, columns))
                .list());
    }

    List<Row> listAll(Kind kind) {
        return guarded(() -> client.sql("select * from record where kind = ? order by meeting, ordinal, id")
                .params(kind.code())
                .query((columns, _) -> row(kind, columns))
                .list());
    }

    /// SHA-256 of the envelopes, by ordinal, then id. Each was sealed under a fresh key, so no two are alike.
    String digest(Kind kind, String meeting) {
        return guarded(() -> {
            var digest = sha256();
            client.sql("select id, sealed from record where kind = ? and meeting = ? order by ordinal, id")
                    .params(kind.code(), meeting)
                    .query((ResultSet columns) -> {
                        digest.update(columns.getString("id").getBytes(StandardCharsets.UTF_8));
                        digest.update(columns.getBytes("sealed"));
                    });
            return HexFormat.of().formatHex(digest.digest());
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// 0 where there is no such record.
    long version(RecordRef ref) {
        return guarded(() -> client.sql("select version from record where meeting = ? and kind = ? and id = ?")
                .params(ref.meeting(), ref.kind().code(), ref.id())
                .query(Long.class)
                .optional()
                .orElse(0L));
    }

    Optional<Bytes> wrappedKey(String meeting) {
        return guarded(() -> client.sql("select wrapped from meeting_key where meeting = ?")
                .param(meeting)
                .query((columns, _) -> Bytes.copyOf(columns.getBytes("wrapped")))
                .optional());
    }

    /// The wrapped keys of all meetings.
    Map<String, Bytes> wrappedKeys() {
        var keys = new TreeMap<String, Bytes>();
        guarded(() -> client.sql("select meeting, wrapped from meeting_key")
                .query((columns, _) ->
                        keys.put(columns.getString("meeting"), Bytes.copyOf(columns.getBytes("wrapped"))))
                .list());
        return keys;
    }

    /// All records of a meeting, of whichever kind.
    List<Row> listMeeting(String meeting) {
        return Stream.of(Kind.values())
                .flatMap(kind -> list(kind, meeting).stream())
                .toList();
    }

    Inventory inventory(String meeting) {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        var digest = sha256();
        guarded(() -> client.sql("select * from record where meeting = ? order by kind, id")
                .param(meeting)
                .query((columns, _) -> {
                    var kind = columns.getString("kind");
                    var head = String.join(
                            "\n",
                            kind,
                            columns.getString("id"),
                            columns.getString("version"),
                            columns.getString("label"),
                            "");
                    digest.update(head.getBytes(StandardCharsets.UTF_8));
                    digest.update(columns.getBytes("sealed"));
                    return counts.merge(Kind.of(kind), 1, Integer::sum);
                })
                .list());
        return new Inventory(counts, HexFormat.of().formatHex(digest.digest()));
    }

    long epoch() {
        return guarded(() ->
                client.sql("select epoch from journal_epoch").query(Long.class).single());
    }

    void setEpoch(long epoch) {
        guarded(() ->
                client.sql("update journal_epoch set epoch = ?").param(epoch).update());
    }

    /// Brings the database to where this entry says it is, in one transaction.
    void apply(JournalEntry entry) {
        guarded(() -> {
            // Translated inside as well: the transaction template logs what comes out of its callback.
            transaction.executeWithoutResult(_ -> guarded(() -> switch (entry) {
                case Written written -> write(written);
                case Destroyed(var meeting) -> destroy(meeting);
            }));
            return entry;
        });
    }

    private int write(Written written) {
        var keys = List.copyOf(written.keys().entrySet());
        jdbc.batchUpdate("delete from meeting_key where meeting = ?", keys, BATCH, (statement, key) -> {
            statement.setString(1, key.getKey());
        });
        jdbc.batchUpdate("insert into meeting_key (meeting, wrapped) values (?, ?)", keys, BATCH, (statement, key) -> {
            statement.setString(1, key.getKey());
            statement.setBytes(2, key.getValue().toArray());
        });
        var replaced = written.rows().stream().map(row -> new RecordRef(row.kind(), row.meeting(), row.id()));
        jdbc.batchUpdate(
                "delete from record where meeting = ? and kind = ? and id = ?",
                Stream.concat(written.deleted().stream(), replaced).toList(),
                BATCH,
                (statement, ref) -> {
                    statement.setString(1, ref.meeting());
                    statement.setString(2, ref.kind().code());
                    statement.setString(3, ref.id());
                });
        jdbc.batchUpdate("""
                insert into record (kind, meeting, id, ordinal, version, label, policy, sealed)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", written.rows(), BATCH, (statement, row) -> {
            statement.setString(1, row.kind().code());
            statement.setString(2, row.meeting());
            statement.setString(3, row.id());
            statement.setInt(4, row.ordinal());
            statement.setLong(5, row.version());
            statement.setString(6, row.label());
            statement.setString(7, row.policy());
            statement.setBytes(8, row.sealed().toArray());
        });
        return written.rows().size();
    }

    private int destroy(String meeting) {
        return client.sql("delete from record where meeting = ?").param(meeting).update()
                + client.sql("delete from meeting_key where meeting = ?")
                        .param(meeting)
                        .update();
    }

    private static Row row(Kind kind, ResultSet columns) throws SQLException {
        return new Row(
                kind,
                columns.getString("meeting"),
                columns.getString("id"),
                columns.getInt("ordinal"),
                columns.getLong("version"),
                columns.getString("label"),
                columns.getString("policy"),
                Bytes.copyOf(columns.getBytes("sealed")));
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException e) {
            throw StoreFailedException.database(e);
        }
    }
}
