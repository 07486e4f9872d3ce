package org.sacho.web.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sacho.classify.Evidence;
import org.sacho.classify.Verdict;
import org.sacho.label.Label;
import org.sacho.meeting.Determination;
import org.sacho.meeting.PassageView;
import org.sacho.meeting.Versioned;
import org.sacho.transcript.Passage;

/// A passage as outsiders see it, on the command line and over REST.
public final class PassageJson {

    private PassageJson() {}

    static Map<String, @Nullable Object> of(PassageView view, Label systemHigh) {
        var fields = of(view.id(), view.passage());
        fields.put("label", view.label(systemHigh).toString());
        fields.put("verdict", view.verdict().map(PassageJson::of).orElse(null));
        fields.put(
                "determination",
                view.determination().map(Versioned::value).map(PassageJson::of).orElse(null));
        fields.put(
                "pending", view.pending().map(pending -> pending.value().id()).orElse(null));
        return fields;
    }

    /// What was said.
    public static Map<String, @Nullable Object> of(String id, Passage passage) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("id", id);
        fields.put("ordinal", passage.ordinal());
        fields.put("speaker", passage.speaker());
        fields.put("startMs", passage.startMs());
        fields.put("endMs", passage.endMs());
        fields.put("text", passage.text());
        return fields;
    }

    /// What is proposed for it.
    public static Map<String, Object> of(Verdict verdict) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("level", verdict.label().level().id());
        fields.put("label", verdict.label().toString());
        fields.put("standing", verdict.standing().name());
        fields.put("evidence", verdict.evidence().stream().map(PassageJson::of).toList());
        return fields;
    }

    private static Map<String, Object> of(Evidence evidence) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("source", evidence.source().name());
        fields.put("rule", evidence.rule());
        fields.put("level", evidence.label().level().id());
        fields.put("from", evidence.from());
        fields.put("to", evidence.to());
        fields.put("confidence", evidence.confidence());
        fields.put("because", evidence.because().english());
        fields.put("becauseKo", evidence.because().korean());
        return fields;
    }

    private static Map<String, @Nullable Object> of(Determination determination) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("level", determination.label().level().id());
        fields.put("label", determination.label().toString());
        fields.put("by", determination.by().value());
        fields.put("at", determination.at().toString());
        fields.put("reason", determination.reason());
        fields.put("second", determination.second().map(Object::toString).orElse(null));
        return fields;
    }
}
