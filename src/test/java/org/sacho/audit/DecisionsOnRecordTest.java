package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.access.AccessDecision;
import org.sacho.access.AccessDecision.Granted;
import org.sacho.access.AccessJournal.Act;
import org.sacho.access.NeedToKnow.Listed;
import org.sacho.access.ReferenceMonitor;
import org.sacho.access.Target;
import org.sacho.label.Lattice;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

/// AU-10: after any run of questions the log holds one record of each decision, in their order, with who asked, about
/// what, how it was labelled and what the answer was, and nothing else. What the answer has to be is written out here a
/// second time; of a list only what was shown is on record.
class DecisionsOnRecordTest {

    private static final int QUESTIONS = 400;
    private static final long SEED = Long.getLong("sacho.seed", 20261122L);
    private static final Lattice LATTICE = Lattice.of(Map.of("U", 0, "S", 1), List.of("ALPHA"), List.of("KOR"));
    private static final List<Act> ACTS = List.of(Act.READ, Act.WORK, Act.DECIDE, Act.RELEASE, Act.LIST, Act.FIND);
    private static final Map<Act, Set<Role>> MAY = Map.of(
            Act.READ, EnumSet.of(Role.READER, Role.OFFICER, Role.APPROVER),
            Act.WORK, EnumSet.of(Role.OFFICER),
            Act.DECIDE, EnumSet.of(Role.OFFICER, Role.APPROVER),
            Act.RELEASE, EnumSet.of(Role.APPROVER));

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final List<AuditEvent> expected = new ArrayList<>();

    @Test
    void decisions_anyRunOfThem_areOnRecordOnceEach() throws Exception {
        try (var log = Logs.open(folder)) {
            var monitor = new ReferenceMonitor(new Journals(log).access());
            for (int question = 0; question < QUESTIONS; question++) {
                ask(monitor);
            }
            assertThat(log.find(AuditQuery.oldest(AuditQuery.MAX_LIMIT)))
                    .as("seed " + SEED)
                    .extracting(AuditEntry::event)
                    .containsExactlyElementsOf(expected);
        }
        assertThat(Logs.verify(folder)).isInstanceOf(Verification.Intact.class);
    }

    private void ask(ReferenceMonitor monitor) {
        var clearance = pick(LATTICE.labels());
        var subject = new Subject(
                new SubjectId("asking" + random.nextInt(3)), clearance, Set.of(pick(List.of(Role.values()))));
        var target = new Target(
                "meeting",
                "m" + random.nextInt(5),
                pick(LATTICE.labels()),
                new Listed(Set.of(new SubjectId("asking" + random.nextInt(3)))));
        var act = pick(ACTS);
        boolean listed = act == Act.LIST || act == Act.FIND;
        boolean yes =
                MAY.getOrDefault(listed ? Act.READ : act, Set.of()).stream().anyMatch(subject.roles()::contains)
                        && clearance.dominates(target.label())
                        && target.needToKnow().includes(subject);
        assertThat(answer(monitor, act, subject, target)).isEqualTo(yes);
        if (yes || !listed) {
            expected.add(AuditEvent.of(
                            yes ? Action.READ : Action.ACCESS_DENIED,
                            Actor.of(subject.id()),
                            target.id(),
                            yes ? Outcome.GRANTED : Outcome.DENIED)
                    .labelled(target.label())
                    .with(Detail.REASON, act.name()));
        }
    }

    private static boolean answer(ReferenceMonitor monitor, Act act, Subject subject, Target target) {
        return switch (act) {
            case READ -> granted(monitor.decideRead(subject, target));
            case WORK -> granted(monitor.decideWork(subject, target));
            case DECIDE -> granted(monitor.decideLabel(subject, target));
            case RELEASE -> granted(monitor.decideRelease(subject, target));
            case LIST -> !monitor.selectReadable(subject, List.of(target)).isEmpty();
            case FIND -> !monitor.selectFound(subject, List.of(target)).isEmpty();
        };
    }

    private static boolean granted(AccessDecision<?> decision) {
        return decision instanceof Granted<?>;
    }

    private <T> T pick(Iterable<T> from) {
        var all = new ArrayList<T>();
        from.forEach(all::add);
        return all.get(random.nextInt(all.size()));
    }
}
