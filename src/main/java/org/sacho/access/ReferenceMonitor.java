package org.sacho.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.sacho.access.AccessJournal.Act;
import org.sacho.access.AccessJournal.Entry;
import org.sacho.access.AccessJournal.JournalUnavailableException;
import org.sacho.label.Label;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

/// Decides every access. Always invoked, small enough to read in one sitting, and the only maker of
/// [Grant]s.
///
/// A yes needs all of: a role that allows the act, a clearance that dominates the label, a need to know, and
/// an entry in the journal that is already durable. What is not a yes is a no.
public final class ReferenceMonitor {

    private static final Set<Role> READERS = EnumSet.of(Role.READER, Role.OFFICER, Role.APPROVER);
    private static final Set<Role> OFFICERS = EnumSet.of(Role.OFFICER);
    private static final Set<Role> DECIDERS = EnumSet.of(Role.OFFICER, Role.APPROVER);
    private static final Set<Role> APPROVERS = EnumSet.of(Role.APPROVER);

    private final AccessJournal journal;

    public ReferenceMonitor(AccessJournal journal) {
        this.journal = journal;
    }

    public AccessDecision<ReadGrant> decideRead(Subject subject, Target target) {
        return decide(subject, target, Act.READ, READERS, ReadGrant::new);
    }

    public AccessDecision<WorkGrant> decideWork(Subject subject, Target target) {
        return decide(subject, target, Act.WORK, OFFICERS, WorkGrant::new);
    }

    public AccessDecision<DecideGrant> decideLabel(Subject subject, Target target) {
        return decide(subject, target, Act.DECIDE, DECIDERS, DecideGrant::new);
    }

    public AccessDecision<ReleaseGrant> decideRelease(Subject subject, Target target) {
        return decide(subject, target, Act.RELEASE, APPROVERS, ReleaseGrant::new);
    }

    /// Those of `targets` that `subject` may read, for a list or a search. What is left out is left out
    /// silently: to a reader it does not exist.
    public Map<Target, ReadGrant> selectReadable(Subject subject, Collection<Target> targets) {
        return select(subject, targets, Act.LIST);
    }

    /// The same for what a search found.
    public Map<Target, ReadGrant> selectFound(Subject subject, Collection<Target> targets) {
        return select(subject, targets, Act.FIND);
    }

    private Map<Target, ReadGrant> select(Subject subject, Collection<Target> targets, Act act) {
        var readable = new LinkedHashMap<Target, ReadGrant>();
        var entries = new ArrayList<Entry>();
        for (Target target : targets) {
            if (objections(subject, target, READERS).isEmpty()) {
                readable.put(target, new ReadGrant(subject.id(), target));
                entries.add(new Entry(subject.id(), act, target, true));
            }
        }
        if (entries.isEmpty()) {
            return Map.of();
        }
        journal.record(entries);
        return readable;
    }

    /// Those of `targets` that a search on behalf of `subject` may look into. Nothing is shown yet, so nothing is
    /// recorded; to show what was found takes [#selectFound(Subject, Collection)].
    public Set<Target> searchable(Subject subject, Collection<Target> targets) {
        return targets.stream()
                .filter(target -> objections(subject, target, READERS).isEmpty())
                .collect(Collectors.toSet());
    }

    private <G extends Grant> AccessDecision<G> decide(
            Subject subject, Target target, Act act, Set<Role> roles, BiFunction<SubjectId, Target, G> grant) {
        var objections = objections(subject, target, roles);
        try {
            journal.record(List.of(new Entry(subject.id(), act, target, objections.isEmpty())));
        } catch (JournalUnavailableException e) {
            objections.add(new Reason.NotOnRecord());
        }
        return objections.isEmpty()
                ? new AccessDecision.Granted<>(grant.apply(subject.id(), target), List.of(new Reason.Cleared()))
                : new AccessDecision.Denied<>(objections);
    }

    private static List<Reason> objections(Subject subject, Target target, Set<Role> roles) {
        var objections = new ArrayList<Reason>();
        if (subject.roles().stream().noneMatch(roles::contains)) {
            objections.add(new Reason.RoleMissing(roles));
        }
        objections.addAll(shortcomings(subject.clearance(), target.label()));
        if (!target.needToKnow().includes(subject)) {
            objections.add(new Reason.NoNeedToKnow());
        }
        return objections;
    }

    private static List<Reason> shortcomings(Label clearance, Label label) {
        var shortcomings = new ArrayList<Reason>();
        if (clearance.level().rank() < label.level().rank()) {
            shortcomings.add(new Reason.LevelTooLow(label.level(), clearance.level()));
        }
        var missing = new TreeSet<>(label.restrictive());
        missing.removeAll(clearance.restrictive());
        if (!missing.isEmpty()) {
            shortcomings.add(new Reason.CategoriesMissing(missing));
        }
        if (!clearance.releasability().within(label.releasability())) {
            shortcomings.add(new Reason.NotReleasable());
        }
        return shortcomings;
    }
}
