package org.sacho.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sacho.access.NeedToKnow.AllCleared;
import org.sacho.access.NeedToKnow.Listed;
import org.sacho.access.NeedToKnow.PutBefore;
import org.sacho.label.Lattice;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

class NeedToKnowTest {

    private static final SubjectId LISTED = new SubjectId("listed1");

    @ParameterizedTest
    @EnumSource
    void allCleared_includesEverybody(Role role) {
        assertThat(new AllCleared().includes(person("anyone", role))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void listed_includesThoseOnTheList_whateverTheirRole(Role role) {
        var list = new Listed(Set.of(LISTED));

        assertThat(list.includes(person("listed1", role))).isTrue();
        assertThat(list.includes(person("other1", role))).isFalse();
    }

    @Test
    void listed_empty_includesNobody() {
        assertThat(new Listed(Set.of()).includes(person("listed1", Role.APPROVER)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void putBefore_includesDecidersBesideTheList(Role role) {
        var request = new PutBefore(Set.of(LISTED), Role.APPROVER);

        assertThat(request.includes(person("listed1", role))).isTrue();
        assertThat(request.includes(person("other1", role))).isEqualTo(role == Role.APPROVER);
    }

    @Test
    void list_changedByWhoeverPassedIt_staysAsItWas() {
        var people = new HashSet<>(Set.of(LISTED));
        var listed = new Listed(people);
        var putBefore = new PutBefore(people, Role.APPROVER);
        people.add(new SubjectId("late1"));

        assertThat(listed.includes(person("late1", Role.READER))).isFalse();
        assertThat(putBefore.includes(person("late1", Role.READER))).isFalse();
    }

    private static Subject person(String name, Role role) {
        var clearance = Lattice.of(Map.of("U", 0), List.of(), List.of()).top();
        return new Subject(new SubjectId(name), clearance, EnumSet.of(role));
    }
}
