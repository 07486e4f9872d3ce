package org.sacho.enclave;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// How far a store has come: its epoch, and a digest over the sealed frames of that epoch's journal in their order.
///
/// A store never falls behind a mark it gave, whatever moment it is killed at; an older copy of it does. Needs no key
/// to be compared with a file, and tells nothing of what the store holds. That two stores parted in an earlier epoch
/// and went on side by side is not noticed.
///
/// @param digest 64 hex digits
public record JournalMark(long epoch, String digest) {

    static JournalMark begin(long epoch) {
        return new JournalMark(
                epoch, hex(ByteBuffer.allocate(Long.BYTES).putLong(epoch).array()));
    }

    JournalMark and(byte[] frame) {
        var before = HexFormat.of().parseHex(digest);
        return new JournalMark(
                epoch,
                hex(ByteBuffer.allocate(before.length + frame.length)
                        .put(before)
                        .put(frame)
                        .array()));
    }

    /// Whether the store in this folder has come at least as far.
    public boolean reachedIn(Path folder) throws IOException {
        byte[] file;
        try {
            file = Files.readAllBytes(folder.resolve(Enclave.JOURNAL));
        } catch (NoSuchFileException _) {
            return false;
        }
        var marks = JournalFormat.marks(file);
        return !marks.isEmpty() && (marks.getFirst().epoch() > epoch || marks.contains(this));
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
