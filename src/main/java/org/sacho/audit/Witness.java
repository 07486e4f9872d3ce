package org.sacho.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The checkpoints of one log in a file that was kept elsewhere: the copy that the server writes, notes that were put
/// one behind the other, or what a syslog collector wrote. Other lines are passed over, and so is a note that breaks
/// off.
final class Witness {

    /// Stands before a note in base64 in a message to a collector.
    static final String NOTE = "note=";

    private static final Pattern SENT = Pattern.compile("\\b" + NOTE + "([A-Za-z0-9+/]{64,100000}={0,2})");
    private static final String DASH = "\u2014 ";

    private final String origin;
    private final Set<String> notes = new LinkedHashSet<>();
    private StringBuilder note = new StringBuilder();
    private boolean signed;

    private Witness(String origin) {
        this.origin = origin;
    }

    /// The notes of the log with this origin, each once, in the order of the file; nobody has looked at their
    /// signatures.
    static Collection<String> notes(Path file, String origin) throws IOException {
        var witness = new Witness(origin);
        try (var lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                witness.take(line);
            }
        }
        witness.end();
        return witness.notes;
    }

    private void take(String line) {
        if (signed && !line.startsWith(DASH)) {
            end();
        }
        if (line.equals(origin)) {
            note = new StringBuilder(line).append('\n');
        } else if (!note.isEmpty()) {
            note.append(line).append('\n');
            signed = line.startsWith(DASH);
        } else {
            sent(line).ifPresent(notes::add);
        }
    }

    private void end() {
        if (signed) {
            notes.add(note.toString());
        }
        note = new StringBuilder();
        signed = false;
    }

    private Optional<String> sent(String line) {
        var matcher = SENT.matcher(line);
        return matcher.find()
                ? Base64Text.decode(matcher.group(1))
                        .map(bytes -> new String(bytes, UTF_8))
                        .filter(text -> text.startsWith(origin + "\n"))
                : Optional.empty();
    }
}
