package org.sacho.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sacho.label.Label;
import org.sacho.label.Lattice;

class SubjectTest {

    private static final Label CLEARANCE =
            Lattice.of(Map.of("U", 0), List.of(), List.of()).bottom();
    private static final SubjectId ID = new SubjectId("officer1");

    static Stream<Set<Role>> everySetOfRoles() {
        var sets = new ArrayList<Set<Role>>();
        sets.add(EnumSet.noneOf(Role.class));
        for (var role : Role.values()) {
            for (var set : List.copyOf(sets)) {
                var larger = new HashSet<>(set);
                larger.add(role);
                sets.add(larger);
            }
        }
        return sets.stream();
    }

    @ParameterizedTest
    @MethodSource("everySetOfRoles")
    void roles_administeringOrAuditingBesideAnyOther_areNotHeldTogether(Set<Role> roles) {
        boolean apart = roles.contains(Role.SECURITY_ADMINISTRATOR) || roles.contains(Role.AUDITOR);
        boolean allowed = roles.size() < 2 || !apart;

        assertThat(Subject.separated(roles)).isEqualTo(allowed);
        if (allowed) {
            assertThat(new Subject(ID, CLEARANCE, roles).roles()).isEqualTo(roles);
        } else {
            assertThatThrownBy(() -> new Subject(ID, CLEARANCE, roles)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void role_handlesContent_unlessItAdministersOrAudits(Role role) {
        assertThat(role.handlesContent()).isEqualTo(role != Role.SECURITY_ADMINISTRATOR && role != Role.AUDITOR);
    }

    @Test
    void fills_roleHeldOrNot_saysSo() {
        var reader = new Subject(ID, CLEARANCE, Set.of(Role.READER));

        assertThat(reader.fills(Role.READER)).isTrue();
        assertThat(reader.fills(Role.APPROVER)).isFalse();
    }

    @Test
    void roles_changedByWhoeverPassedThem_stayAsTheyWere() {
        var roles = EnumSet.of(Role.READER);
        var subject = new Subject(ID, CLEARANCE, roles);
        roles.add(Role.APPROVER);

        assertThat(subject.fills(Role.APPROVER)).isFalse();
    }
}
