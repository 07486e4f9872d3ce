package org.sacho.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A signed statement of how far the log had come, as a [C2SP checkpoint](https://c2sp.org/tlog-checkpoint) with
/// the head of the chain in the place of the Merkle root and the time as an extension line.
///
/// Shows that records were removed or rewritten only to somebody who keeps checkpoints where the log's machine
/// cannot reach.
///
/// @param hash of the last of the `size` records, hex
/// @param note the whole signed text
public record Checkpoint(String origin, long size, String hash, Instant at, String note) {

    static final int LINES = 6;

    private static final Pattern FORM = Pattern.compile("""
            (([A-Za-z0-9._/-]{1,128})
            (0|[1-9][0-9]{0,17})
            ([A-Za-z0-9+/]{43}=)
            ([0-9TZ:.-]{20,30})
            )
            \u2014 ([A-Za-z0-9._/-]{1,128}) ([A-Za-z0-9+/]{91}=)
            """);

    static Checkpoint sign(VerifierKey key, PrivateKey secret, long size, Hash head, Instant at) {
        var text = key.name() + "\n" + size + "\n" + head.base64() + "\n" + at + "\n";
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(text.getBytes(UTF_8));
            var signature = signer.sign();
            var line = Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(4 + signature.length)
                            .put(key.id())
                            .put(signature)
                            .array());
            var note = text + "\n\u2014 " + key.name() + " " + line + "\n";
            return new Checkpoint(key.name(), size, head.hex(), at, note);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the audit log's checkpoint key does not sign", e);
        }
    }

    /// Reads a checkpoint that was kept elsewhere; empty if it is not one, or not of this log and key.
    public static Optional<Checkpoint> parse(String note, VerifierKey key) {
        var matcher = FORM.matcher(note);
        if (!matcher.matches() || !ofLog(matcher, key) || !key.signed(matcher.group(1), matcher.group(7))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Checkpoint(
                    matcher.group(2),
                    Long.parseLong(matcher.group(3)),
                    HexFormat.of().formatHex(Base64.getDecoder().decode(matcher.group(4))),
                    Instant.parse(matcher.group(5)),
                    note));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Whether this has the form of a checkpoint, whoever signed it.
    static boolean formed(String note) {
        return FORM.matcher(note).matches();
    }

    /// Whether this could be the beginning of a checkpoint that the machine did not finish writing.
    static boolean unfinished(String tail) {
        return Line.couldBecome(FORM, tail);
    }

    private static boolean ofLog(Matcher matcher, VerifierKey key) {
        return matcher.group(2).equals(key.name()) && matcher.group(6).equals(key.name());
    }
}
