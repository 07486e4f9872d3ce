package org.sacho.web.sealed;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells browsers apart by a cookie, and forms of ours from forms of others by a token that belongs to the
/// cookie. Nothing is kept per browser, so nobody can fill a table.
final class Visitor {

    private static final String COOKIE = "__Host-sacho-unseal";
    private static final Pattern ID = Pattern.compile("(?:^|; ?)" + COOKIE + "=([0-9a-f]{32})(?:;|$)");

    private final SecureRandom random = new SecureRandom();
    private final byte[] secret = new byte[32];

    Visitor() {
        random.nextBytes(secret);
    }

    Optional<String> known(Headers request) {
        var cookies = Optional.ofNullable(request.get("Cookie")).orElse(List.of());
        return cookies.stream()
                .flatMap(line -> ID.matcher(line).results())
                .map(found -> found.group(1))
                .findFirst();
    }

    /// The id of this browser, which gets a cookie if it has none.
    String welcome(Headers request, Headers response) {
        return known(request).orElseGet(() -> {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            var id = HexFormat.of().formatHex(bytes);
            response.add("Set-Cookie", COOKIE + "=" + id + "; Path=/; Secure; HttpOnly; SameSite=Strict");
            return id;
        });
    }

    /// What a form of this browser has to carry. Both parts hashed have fixed lengths.
    String formToken(String id) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret);
            return HexFormat.of().formatHex(digest.digest(id.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    boolean sent(String id, byte[] token) {
        return MessageDigest.isEqual(formToken(id).getBytes(StandardCharsets.US_ASCII), token);
    }
}
