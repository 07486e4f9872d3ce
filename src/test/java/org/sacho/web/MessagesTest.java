package org.sacho.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sacho.audit.Outcome;
import org.sacho.classify.Evidence;
import org.sacho.crypto.RootKind;
import org.sacho.destruction.Destruction;
import org.sacho.enclave.KeyRotations;
import org.sacho.enclave.Kind;
import org.sacho.meeting.State;
import org.sacho.minutes.Item;
import org.sacho.spill.Holder;
import org.sacho.spill.Step;
import org.sacho.subject.Role;
import org.sacho.web.approvals.ReleaseState;
import org.sacho.web.audit.AuditView;
import org.sacho.web.meetings.MeetingView;
import org.sacho.web.meetings.NextStep;
import org.sacho.web.meetings.ProgressView;
import org.sacho.web.meetings.StepState;
import org.sacho.web.minutes.EditionState;
import org.sacho.web.review.ReviewFilter;
import org.sacho.web.review.ReviewView;
import org.sacho.web.sealed.UnsealAnswer;

/// The wording: the same keys and placeholders in both languages, and a word for every state a page can show.
class MessagesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");
    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");

    private final Properties english = read("messages.properties");
    private final Properties korean = read("messages_ko.properties");

    @Test
    void bundles_inBothLanguages_haveTheSameKeys() {
        assertThat(korean.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    }

    @Test
    void message_inBothLanguages_takesTheSameValues() {
        for (var key : english.stringPropertyNames()) {
            assertThat(placeholders(korean, key)).as(key).isEqualTo(placeholders(english, key));
        }
    }

    @Test
    void message_inEachBundle_isInItsLanguage() {
        assertThat(english.values())
                .noneMatch(text -> HANGUL.matcher(text.toString()).find());
        assertThat(korean.values())
                .allMatch(text -> HANGUL.matcher(text.toString()).find());
    }

    @Test
    void state_thatAPageCanShow_hasAWord() {
        var keys = Stream.of(
                        keys("section.", Section.values()),
                        keys("state.", State.values()),
                        keys("next.", NextStep.values()),
                        keys("meeting.stands.", NextStep.values()),
                        keys("stage.", MeetingView.StageName.values()),
                        keys("progress.step.", ProgressView.StepName.values()),
                        keys("step.", StepState.values()),
                        keys("review.filter.", ReviewFilter.values()),
                        keys("review.row.", ReviewView.RowState.values()),
                        keys("review.source.", Evidence.Source.values()),
                        keys("minutes.lead.", EditionState.values()),
                        keys("minutes.state.", EditionState.values()),
                        keys("minutes.release.", EditionState.values()),
                        keys("minutes.kind.", Item.Kind.values()),
                        keys("release.stands.", ReleaseState.values()),
                        keys("incident.step.", Step.values()),
                        keys("incident.way.", Holder.Way.values()),
                        keys("role.", Role.values()),
                        keys("destruction.kind.", Kind.values()),
                        keys("destruction.state.", Destruction.Status.values()),
                        keys("register.state.", Destruction.Status.values()),
                        keys("unseal.answer.", UnsealAnswer.values()),
                        keys("keys.rotation.", KeyRotations.State.values()),
                        keys("keys.root.", RootKind.values()),
                        keys("audit.outcome.", Outcome.values()),
                        keys("audit.chain.", AuditView.ChainState.values()))
                .flatMap(group -> group);

        assertThat(english.stringPropertyNames()).containsAll(keys.toList());
    }

    private static Stream<String> keys(String prefix, Enum<?>... states) {
        return Arrays.stream(states).map(state -> prefix + state.name());
    }

    private static Set<String> placeholders(Properties bundle, String key) {
        return PLACEHOLDER
                .matcher(bundle.getProperty(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Properties read(String name) {
        var bundle = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources", name), UTF_8)) {
            bundle.load(reader);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + name, e);
        }
        return bundle;
    }
}
