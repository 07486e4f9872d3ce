package org.sacho.release;

import java.util.Optional;
import org.sacho.audit.Action;
import org.sacho.guard.Cleared;
import org.sacho.meeting.ContentJson;
import org.sacho.minutes.ReleasedMinutes;

/// The shelves of the installation whose guard let the edition out. Only the guard makes a [Cleared].
public final class OwnShelf implements Outlet {

    private final Shelves shelves;
    private final OwnGuard guard;
    private final ContentJson json;

    public OwnShelf(Shelves shelves, OwnGuard guard, ContentJson json) {
        this.shelves = shelves;
        this.guard = guard;
        this.json = json;
    }

    @Override
    public Optional<Placed> receive(Cleared<ReleasedMinutes> cleared) {
        byte[] canonical = json.write(cleared.content());
        return shelves.place(cleared, canonical, guard.sign(canonical)).map(id -> new Placed(id, Action.IMPORTED));
    }

    @Override
    public boolean holds(String id) {
        return shelves.holds(id);
    }

    @Override
    public boolean withdrawn(String id) {
        return shelves.isolated(id);
    }
}
