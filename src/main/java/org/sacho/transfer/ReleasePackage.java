package org.sacho.transfer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.sacho.crypto.Bytes;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.GuardVerifier;
import org.sacho.guard.Warrant;
import org.sacho.policy.EnclaveId;
import org.sacho.transfer.PackageRefusedException.Reason;

/// One release on its way to another network. Layout in `src/docs/spec/release-package.md`.
///
/// Nothing in it, its size and its name included, depends on anything but the released minutes, the day, and what
/// went to the same destination before.
///
/// @param destination the store it is for
/// @param sequence 1 for the first package to that destination
/// @param previous SHA-256 of the package before it, zeros for the first
/// @param binding label of the content as XML
/// @param content the canonical bytes that two people approved
record ReleasePackage(EnclaveId destination, long sequence, Bytes previous, Bytes binding, Bytes content) {

    static final int SIGNATURE_BYTES = 64;
    static final int HASH_BYTES = 32;

    private static final byte[] MAGIC = "SACHOPKG".getBytes(StandardCharsets.US_ASCII);
    private static final short VERSION = 1;
    private static final int DIGEST_AT = MAGIC.length + Short.BYTES;
    private static final int SMALLEST = 16 * 1024;
    private static final int SIZES = 7;
    private static final Pattern EDITION = Pattern.compile("m[0-9a-f]{32}");

    ReleasePackage {
        if (sequence < 1 || previous.size() != HASH_BYTES) {
            throw new IllegalArgumentException("not the numbers of a package");
        }
    }

    /// A package as it came, whose signature was checked before anything else of it was read.
    ///
    /// @param warrant the guard's word for the content; empty for a recall
    record Verified(ReleasePackage released, Optional<Warrant> warrant, Bytes file) {
        Bytes hash() {
            return ReleasePackage.hash(file.toArray());
        }
    }

    /// Whether a package can have this many bytes: 16 KiB, and four times as much up to 64 MiB.
    static boolean isSize(long bytes) {
        return sizes().anyMatch(size -> size == bytes);
    }

    private static LongStream sizes() {
        return LongStream.iterate(SMALLEST, size -> size * 4).limit(SIZES);
    }

    static Bytes first() {
        return Bytes.copyOf(new byte[HASH_BYTES]);
    }

    static Bytes hash(byte[] file) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String hex(Bytes hash) {
        return HexFormat.of().formatHex(hash.toArray());
    }

    /// What the file is called: the destination and the number, nothing else.
    static String fileName(EnclaveId destination, long sequence) {
        return String.format(Locale.ROOT, "%s-%016d.sacho", destination.value(), sequence);
    }

    /// Everything before the signature, padded.
    ///
    /// @throws IllegalArgumentException if the content is too large for the largest size
    byte[] body() {
        byte[] name = destination.value().getBytes(StandardCharsets.US_ASCII);
        long needed = (long) DIGEST_AT
                + HASH_BYTES
                + Short.BYTES
                + name.length
                + Long.BYTES
                + HASH_BYTES
                + Integer.BYTES
                + binding.size()
                + Integer.BYTES
                + content.size()
                + SIGNATURE_BYTES;
        long size = sizes().filter(padded -> padded >= needed)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the minutes are too large for a package"));
        return ByteBuffer.allocate((int) size - SIGNATURE_BYTES)
                .put(MAGIC)
                .putShort(VERSION)
                .put(HexFormat.of().parseHex(ContentDigest.of(content.toArray()).hex()))
                .putShort((short) name.length)
                .put(name)
                .putLong(sequence)
                .put(previous.toArray())
                .putInt(binding.size())
                .put(binding.toArray())
                .putInt(content.size())
                .put(content.toArray())
                .array();
    }

    /// Reads a file that claims to be a package of this guard.
    static Verified read(byte[] file, GuardVerifier guard) throws PackageRefusedException {
        if (!isSize(file.length)) {
            throw new PackageRefusedException(Reason.WRONG_SIZE);
        }
        if (!Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new PackageRefusedException(Reason.NOT_A_PACKAGE);
        }
        if (ByteBuffer.wrap(file).getShort(MAGIC.length) != VERSION) {
            throw new PackageRefusedException(Reason.UNKNOWN_VERSION);
        }
        byte[] body = Arrays.copyOf(file, file.length - SIGNATURE_BYTES);
        byte[] signature = Arrays.copyOfRange(file, body.length, file.length);
        var digest = new ContentDigest(HexFormat.of().formatHex(body, DIGEST_AT, DIGEST_AT + HASH_BYTES));
        var warrant = guard.check(digest, body, signature);
        if (warrant.isEmpty() && !guard.recalls(digest, body, signature)) {
            throw new PackageRefusedException(Reason.WRONG_KEY);
        }
        var parsed = parse(body, digest).orElseThrow(() -> new PackageRefusedException(Reason.MALFORMED));
        return new Verified(parsed, warrant, Bytes.copyOf(file));
    }

    /// A package that was made here, and is kept sealed since.
    static ReleasePackage kept(byte[] file) {
        byte[] body = Arrays.copyOf(file, file.length - SIGNATURE_BYTES);
        var digest = new ContentDigest(HexFormat.of().formatHex(body, DIGEST_AT, DIGEST_AT + HASH_BYTES));
        return parse(body, digest).orElseThrow(() -> new IllegalStateException("what is kept is no package"));
    }

    /// A package that recalls an edition: it has no binding, and its content is the id.
    static ReleasePackage recall(EnclaveId destination, long sequence, Bytes previous, String edition) {
        var named = Bytes.copyOf(edition.getBytes(StandardCharsets.US_ASCII));
        return new ReleasePackage(destination, sequence, previous, Bytes.copyOf(new byte[0]), named);
    }

    /// The edition that is recalled, where this is a recall.
    Optional<String> recalled() {
        var named = new String(content.toArray(), StandardCharsets.US_ASCII);
        return binding.size() == 0 && EDITION.matcher(named).matches() ? Optional.of(named) : Optional.empty();
    }

    /// The parts, if writing them again gives these very bytes.
    private static Optional<ReleasePackage> parse(byte[] body, ContentDigest digest) {
        var in = ByteBuffer.wrap(body);
        try {
            in.position(DIGEST_AT + HASH_BYTES);
            var destination = new EnclaveId(new String(take(in, in.getShort()), StandardCharsets.US_ASCII));
            long sequence = in.getLong();
            var previous = Bytes.copyOf(take(in, HASH_BYTES));
            var binding = Bytes.copyOf(take(in, in.getInt()));
            var content = Bytes.copyOf(take(in, in.getInt()));
            var parsed = new ReleasePackage(destination, sequence, previous, binding, content);
            boolean canonical =
                    ContentDigest.of(content.toArray()).equals(digest) && Arrays.equals(parsed.body(), body);
            return canonical ? Optional.of(parsed) : Optional.empty();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] take(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    @Override
    public String toString() {
        return "ReleasePackage[" + destination + " " + sequence + "]";
    }
}
