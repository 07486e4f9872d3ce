package org.sacho.crypto;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.sacho.crypto.KeyringLockedException.Reason;
import org.sacho.crypto.TokenSlots.Slot;

/// Finds a token among those that are there, or says what to do.
final class TokenFinder {

    private TokenFinder() {}

    /// @param slot number of the slot, or label of the token
    static Slot inSlot(Path library, String slot) throws KeyringLockedException {
        var found = matching(library, each -> each.label().equals(slot));
        if (found.isEmpty()) {
            found = matching(library, each -> Long.toString(each.id()).equals(slot));
        }
        if (found.size() > 1) {
            throw new KeyringLockedException(
                    Reason.TOKEN_ABSENT,
                    "several tokens are called " + slot + ": name the number of the slot instead, one of "
                            + found.stream().map(Slot::id).toList());
        }
        if (found.isEmpty()) {
            throw absent(slot);
        }
        return found.getFirst();
    }

    static Slot bySerial(Path library, RootToken token) throws KeyringLockedException {
        return matching(library, slot -> slot.serial().equals(token.serial())).stream()
                .findFirst()
                .orElseThrow(() -> absent(token.label()));
    }

    private static List<Slot> matching(Path library, Predicate<Slot> wanted) throws KeyringLockedException {
        try {
            return TokenSlots.in(library).stream().filter(wanted).toList();
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new KeyringLockedException(
                    Reason.LIBRARY_MISSING,
                    library + " does not work as a PKCS#11 library here: check that it is the module of your token, for"
                            + " this kind of machine, and that its own configuration is in place");
        }
    }

    static KeyringLockedException absent(String token) {
        return new KeyringLockedException(
                Reason.TOKEN_ABSENT,
                "the token " + token + " is not there: insert it, or start the service that provides it, then try"
                        + " again");
    }
}
