package org.sacho.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A signed statement of how far the log had come, as a [C2SP checkpoint](https://c2sp.org/tlog-checkpoint) with
/// the time and how far the stores had come as extension lines.
///
/// Shows that records were removed or rewritten only to somebody who keeps checkpoints where the log's machine
/// cannot reach.
///
/// @param hash root of the Merkle tree over the first `size` records, hex
/// @param note the whole signed text
public record Checkpoint(String origin, long size, String hash, Instant at, List<StoreState> stores, String note) {

    static final int MAX_STORES = 64;

    private static final String NUMBER = "0|[1-9][0-9]{0,17}";
    private static final String TIME = "at [0-9TZ:.-]{20,30}";
    private static final Pattern SIZE = Pattern.compile(NUMBER);
    private static final Pattern AT = Pattern.compile(TIME);

    /// As the log itself writes it. Others may add signatures to a copy.
    private static final Pattern OWN = Pattern.compile("[A-Za-z0-9._/-]{1,128}\n(?:" + NUMBER
            + ")\n[A-Za-z0-9+/]{43}=\n" + TIME + "\n(?:" + StoreState.FORM + "\n){0," + MAX_STORES
            + "}\n\u2014 [A-Za-z0-9._/-]{1,128} [A-Za-z0-9+/]{91}=\n");

    public Checkpoint {
        stores = List.copyOf(stores);
    }

    /// What a checkpoint says, before it is signed.
    record Statement(long size, Hash root, Instant at, List<StoreState> stores) {}

    static Checkpoint sign(VerifierKey key, PrivateKey secret, Statement statement) {
        var text = new StringBuilder(key.name() + "\n" + statement.size() + "\n"
                + statement.root().base64() + "\nat " + statement.at() + "\n");
        statement.stores().forEach(store -> text.append(store.line()).append('\n'));
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(text.toString().getBytes(UTF_8));
            var signature = signer.sign();
            var line = Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(4 + signature.length)
                            .put(key.id())
                            .put(signature)
                            .array());
            var note = text + "\n\u2014 " + key.name() + " " + line + "\n";
            return new Checkpoint(
                    key.name(), statement.size(), statement.root().hex(), statement.at(), statement.stores(), note);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the audit log's checkpoint key does not sign", e);
        }
    }

    /// Reads a checkpoint that was kept elsewhere, with whatever signatures were added to it; empty if it is not one,
    /// or not of this log and key.
    public static Optional<Checkpoint> parse(String note, VerifierKey key) {
        return SignedNote.parse(note)
                .filter(signed -> signed.signedBy(key))
                .flatMap(signed -> read(signed.text(), note))
                .filter(checkpoint -> checkpoint.origin().equals(key.name()));
    }

    private static Optional<Checkpoint> read(String text, String note) {
        var lines = text.lines().toList();
        if (lines.size() < 4
                || lines.contains("")
                || !SIZE.matcher(lines.get(1)).matches()
                || !AT.matcher(lines.get(3)).matches()) {
            return Optional.empty();
        }
        var stores = lines.stream()
                .skip(4)
                .filter(StoreState::isOne)
                .map(StoreState::parse)
                .toList();
        try {
            var at = Instant.parse(lines.get(3).substring(3));
            return Hash.parse(lines.get(2))
                    .map(root -> new Checkpoint(
                            lines.getFirst(), Long.parseLong(lines.get(1)), root.hex(), at, stores, note));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    TreeProof.Head head() {
        return new TreeProof.Head(size, new Hash(hash));
    }

    /// Whether this has the form in which a log writes its checkpoints, whoever signed it.
    static boolean formed(String note) {
        return OWN.matcher(note).matches();
    }

    /// Whether this could be the beginning of a checkpoint that the machine did not finish writing.
    static boolean unfinished(String tail) {
        return Line.couldBecome(OWN, tail);
    }
}
