package org.sacho;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sacho.audit.AuditDamagedException;
import org.sacho.classify.model.LabelledPassage;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.Passphrase;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.label.Label;
import org.sacho.meeting.Lessons;
import org.sacho.meeting.Lessons.Lesson;
import org.sacho.policy.PolicySnapshot;

/// What the officers of an installation determined, as passages to train on. They are held in memory only; the
/// installation is closed again before anybody trains.
///
/// @param sensitivity the least label that dominates all of them
/// @param meetings how many meetings they are from
record Determinations(List<LabelledPassage> passages, Label sensitivity, long meetings) {

    private static final int HIGHEST_RANK = 3;

    /// Unlocks the stopped installation and reads them. The passphrase is that of `serve`.
    ///
    /// @throws FolderInUseException if another process has the folder
    static Determinations read(Path data, Optional<Path> passphraseFile)
            throws IOException, PassphraseRefusedException, KeyringLockedException, AuditDamagedException {
        var passphrase = Passphrase.from(passphraseFile, System.getenv(), Terminal::askForPassphrase);
        try (var installation = Equipment.of(Side.ALL).unlock(data, passphrase)) {
            var lessons = new Lessons(installation.store(), installation.audit()).all();
            return of(lessons, installation.policies().active());
        }
    }

    static Determinations of(List<Lesson> lessons, PolicySnapshot policy) {
        return new Determinations(
                lessons.stream().map(lesson -> passage(lesson, policy)).toList(),
                lessons.stream().map(Lesson::label).reduce(policy.lattice().bottom(), Label::join),
                lessons.stream().map(Lesson::meeting).distinct().count());
    }

    private static LabelledPassage passage(Lesson lesson, PolicySnapshot policy) {
        var label = lesson.label();
        return new LabelledPassage(lesson.text(), label.level().id(), rank(label, policy), lesson.meeting(), 0);
    }

    /// Unclassified is what the policy proposes where nothing was found, and whatever that dominates; a category on
    /// top of it is not.
    private static int rank(Label label, PolicySnapshot policy) {
        var harmless = policy.nothingFound();
        if (harmless.dominates(label)) {
            return 0;
        }
        var levels = policy.lattice().levels();
        int above = levels.indexOf(label.level()) - levels.indexOf(harmless.level());
        return Math.clamp(above, 1, HIGHEST_RANK);
    }

    /// The passages are content.
    @Override
    public String toString() {
        return "Determinations[" + sensitivity + "]";
    }
}
