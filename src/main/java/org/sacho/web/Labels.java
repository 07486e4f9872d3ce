package org.sacho.web;

import java.util.Collection;
import java.util.stream.Collectors;
import org.sacho.Premises;
import org.sacho.label.Label;
import org.sacho.label.Level;
import org.sacho.label.UnknownMarkingException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Puts labels the way the policy in force writes them, in the language of the request.
@OnEverySide
@Component
public class Labels {

    private final Premises sacho;

    Labels(Premises sacho) {
        this.sacho = sacho;
    }

    public LabelView of(Label label) {
        var marking = sacho.policies().active().marking(label.level());
        var words = marking.banner().in(LocaleContextHolder.getLocale());
        var beyondLevel = label.toString().substring(label.level().id().length());
        return new LabelView(label.level().id(), marking.portionMark(), words + beyondLevel);
    }

    public LabelView of(Level level) {
        return of(Label.of(level));
    }

    /// A label out of a record. One that the policy does not know is shown as it stands.
    public LabelView of(String canonical) {
        try {
            return of(sacho.policies().active().lattice().parse(canonical));
        } catch (UnknownMarkingException e) {
            return new LabelView("none", canonical, canonical);
        }
    }

    public Label bottom() {
        return sacho.policies().active().lattice().bottom();
    }

    /// The highest label among these, for the banner; the lowest there is if there are none.
    public Label highest(Collection<Label> shown) {
        return shown.stream().reduce(bottom(), Label::join);
    }

    /// One rule per level, so that no page needs a style of its own.
    String styleSheet() {
        return sacho.policies().active().markings().stream()
                .map(marking -> ".label-" + marking.level().id() + " { --label-bg: " + marking.background()
                        + "; --label-ink: " + marking.foreground() + "; }\n")
                .collect(Collectors.joining());
    }
}
