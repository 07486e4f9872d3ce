package org.sacho;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.sacho.crypto.Keyring;
import org.sacho.enclave.Enclaves;
import org.sacho.guard.GuardSigner;
import org.sacho.meeting.ContentJson;
import org.sacho.policy.EnclaveSpec;
import org.sacho.policy.PolicySnapshot;
import org.sacho.release.Already;
import org.sacho.release.Outlet;
import org.sacho.release.OwnGuard;
import org.sacho.release.OwnShelf;
import org.sacho.release.Shelves;
import org.sacho.transfer.Departures;
import org.sacho.transfer.Outbox;
import org.sacho.transfer.Trust;

/// Where the guard of an installation lets editions out to: the shelves of the stores that are open here and, on
/// the high side, packages for all others.
///
/// @param already what readers have had by these ways
record WayOut(Shelves shelves, Outlet outlet, Already already, List<Outbox> outboxes) {

    /// Opens the stores that a side keeps.
    ///
    /// @throws WrongSideException if the installation was made for the low side
    static Enclaves stores(Side side, Path folder, Keyring keyring, PolicySnapshot policy) throws WrongSideException {
        var kept = side == Side.ALL ? policy.enclaves() : policy.keptHere();
        if (!kept.stream().map(EnclaveSpec::id).allMatch(keyring::holds)) {
            throw ofTheLowSide();
        }
        return Enclaves.open(folder, keyring, policy, kept);
    }

    private static WrongSideException ofTheLowSide() {
        return new WrongSideException("this installation keeps released minutes only; start it with --side low");
    }

    /// @throws WrongSideException if the installation was made or used as another side
    static WayOut of(
            Equipment equipment, Enclaves enclaves, Keyring keyring, ContentJson json, Supplier<PolicySnapshot> policy)
            throws WrongSideException {
        if (Trust.guard(enclaves).isPresent()) {
            throw ofTheLowSide();
        }
        var guard = new OwnGuard(json, keyring.guardKeys());
        var shelves = new Shelves(enclaves, policy, json, guard);
        var own = new OwnShelf(shelves, guard, json);
        if (equipment.side() != Side.HIGH) {
            if (Departures.used(enclaves)) {
                throw new WrongSideException(
                        "this installation releases to another network; start it with --side high");
            }
            return new WayOut(shelves, own, shelves, List.of());
        }
        if (policy.get().keptHere().size() == policy.get().enclaves().size()) {
            throw new WrongSideException("the policy keeps every store on this side; a high side needs a pack whose"
                    + " 'exchange' names the stores of the other network under 'elsewhere'");
        }
        var signer = new GuardSigner(keyring.guardKeys().getPrivate());
        var departures =
                new Departures(enclaves, own, shelves, new Outbox.Tools(policy, json, signer, equipment.clock()));
        return new WayOut(shelves, departures, departures, departures.outboxes());
    }
}
