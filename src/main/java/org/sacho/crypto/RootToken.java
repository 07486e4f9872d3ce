package org.sacho.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.regex.Pattern;
import org.sacho.crypto.KeyringLockedException.Reason;

/// Which key of which token of which library is the root: what `root.p11` says. Nothing of it is secret.
///
/// @param serial of the token, by which it is found again in whichever slot it is
/// @param key the label of the key in the token
record RootToken(Path library, String label, String serial, String key) {

    private static final String FIRST_LINE = "sacho root in a PKCS#11 token, 1";
    private static final List<String> FIELDS = List.of("library ", "token ", "serial ", "key ");

    /// What SunPKCS11's configuration reads as it stands.
    private static final Pattern PLAIN_PATH = Pattern.compile("/[A-Za-z0-9/._+-]+");

    Bytes encode() {
        var lines = List.of(FIRST_LINE, "library " + library, "token " + label, "serial " + serial, "key " + key);
        return Bytes.copyOf((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static RootToken parse(byte[] file) throws KeyringLockedException {
        var lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        if (lines.size() != 1 + FIELDS.size() || !lines.getFirst().equals(FIRST_LINE)) {
            throw damaged();
        }
        var values = new String[FIELDS.size()];
        for (int i = 0; i < values.length; i++) {
            if (!lines.get(i + 1).startsWith(FIELDS.get(i))) {
                throw damaged();
            }
            values[i] = lines.get(i + 1).substring(FIELDS.get(i).length());
        }
        return new RootToken(Path.of(values[0]), values[1], values[2], values[3]);
    }

    private static KeyringLockedException damaged() {
        return new KeyringLockedException(
                Reason.DAMAGED, RootKind.PKCS11.file() + " is damaged: restore it from the backup of the keys");
    }

    /// Code from this file runs in the server, so it has to be where only its owner can put something.
    static Path requireLibrary(Path library) throws KeyringLockedException {
        var path = library.toAbsolutePath().normalize();
        if (!PLAIN_PATH.matcher(path.toString()).matches() || !Files.isRegularFile(path)) {
            throw new KeyringLockedException(
                    Reason.LIBRARY_MISSING,
                    "there is no PKCS#11 library " + path + ": install the module of your token, or correct the path"
                            + " (letters, digits and . _ + - only)");
        }
        try {
            var rights = Files.getPosixFilePermissions(path);
            if (rights.contains(PosixFilePermission.GROUP_WRITE) || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new KeyringLockedException(
                        Reason.LIBRARY_MISSING,
                        "others may change the PKCS#11 library " + path + ": take that right from them");
            }
        } catch (IOException e) {
            throw new KeyringLockedException(Reason.LIBRARY_MISSING, "the PKCS#11 library " + path + " cannot be read");
        }
        return path;
    }
}
