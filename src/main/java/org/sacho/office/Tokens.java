package org.sacho.office;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.sacho.subject.SubjectId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Bearer tokens of the REST interface. Only their SHA-256 is kept: 256 random bits need no slow hash.
public final class Tokens {

    /// How long a token lives.
    public static final Duration LIFETIME = Duration.ofHours(8);

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final Clock clock;

    /// A token as it is handed out, once.
    public record Issued(String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[" + expiresAt + "]";
        }
    }

    public Tokens(DataSource office, SecureRandom random, Clock clock) {
        this.jdbc = JdbcClient.create(office);
        this.random = random;
        this.clock = clock;
    }

    public Issued issue(SubjectId account) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var expires = clock.instant().plus(LIFETIME);
        jdbc.sql("DELETE FROM token WHERE expires < ?")
                .params(Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("INSERT INTO token (digest, account, expires) VALUES (?, ?, ?)")
                .params(digest(token), account.value(), Timestamp.from(expires))
                .update();
        return new Issued(token, expires);
    }

    /// Whose token this is, while it lives.
    public Optional<SubjectId> owner(String token) {
        return jdbc.sql("SELECT account FROM token WHERE digest = ? AND expires > ?")
                .params(digest(token), Timestamp.from(clock.instant()))
                .query(String.class)
                .optional()
                .map(SubjectId::new);
    }

    /// Ends every session of the REST interface.
    public void revokeAll() {
        jdbc.sql("DELETE FROM token").update();
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
