package org.sacho.spill;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sacho.access.AccessJournal.Act;
import org.sacho.audit.Action;
import org.sacho.audit.Actor.Account;
import org.sacho.audit.AuditEntry;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.AuditQuery;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.spill.Holder.Way;
import org.sacho.spill.Incident.Searched;

/// Who was shown editions, from the audit log, all of it: times are not trusted to limit the search.
///
/// Nobody is shown anything before the log has it, so nobody is missing who was shown it here. Does not know of paper,
/// of what was passed on, or of what somebody saw over another's shoulder.
final class Readers {

    private final AuditLog audit;

    Readers(AuditLog audit) {
        this.audit = audit;
    }

    /// What the log says.
    record Found(List<Holder> holders, Searched searched) {}

    Found of(Collection<String> editions) {
        var holders = new TreeMap<String, Holder>();
        long entries = 0;
        long last = -1;
        var from = Instant.MAX;
        var to = Instant.MIN;
        for (var page = page(last); !page.isEmpty(); page = page(last)) {
            page.forEach(entry -> note(entry, editions, holders));
            entries += page.size();
            last = page.getLast().sequence();
            from = from.equals(Instant.MAX) ? page.getFirst().at() : from;
            to = page.getLast().at();
        }
        return new Found(List.copyOf(holders.values()), new Searched(entries, from, to, last));
    }

    private List<AuditEntry> page(long behind) {
        return audit.find(AuditQuery.oldest(AuditQuery.MAX_LIMIT).behind(behind));
    }

    private static void note(AuditEntry entry, Collection<String> editions, Map<String, Holder> holders) {
        var event = entry.event();
        if (editions.contains(event.object()) && event.actor() instanceof Account(var account)) {
            way(event)
                    .map(way -> Holder.once(account, event.object(), way, entry.at()))
                    .ifPresent(holder -> holders.merge(account.value() + " " + event.object(), holder, Holder::and));
        }
    }

    private static Optional<Way> way(AuditEvent event) {
        if (event.action() == Action.EXPORTED) {
            return Optional.of(Way.EXPORTED);
        }
        if (event.action() != Action.READ || event.outcome() != Outcome.GRANTED) {
            return Optional.empty();
        }
        var act = event.details().getOrDefault(Detail.REASON, "");
        if (act.equals(Act.LIST.name())) {
            return Optional.of(Way.LISTED);
        }
        return Optional.of(act.equals(Act.FIND.name()) ? Way.FOUND : Way.OPENED);
    }
}
