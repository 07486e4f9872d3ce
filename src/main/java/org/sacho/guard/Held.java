package org.sacho.guard;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.sacho.access.Grant;
import org.sacho.label.Label;
import org.sacho.policy.SystemHigh;

/// Content of a working meeting together with the label it must keep: the meeting's system high or more.
///
/// Anyone may make one, since holding content at system high is always safe; nothing outside this package can
/// turn one into a [Cleared]. Whatever is made from held content is held.
///
/// Guarantees: the label never gets lower. Does not guarantee anything about content that a holder of a grant
/// took out, nor against code that means harm.
///
/// @param <T> what is held
public final class Held<T> {

    private final Label label;
    private final String meeting;
    private final T content;

    private Held(Label label, String meeting, T content) {
        this.label = label;
        this.meeting = meeting;
        this.content = content;
    }

    public static <T> Held<T> at(SystemHigh high, String meeting, T content) {
        return new Held<>(high.label(), meeting, content);
    }

    public Label label() {
        return label;
    }

    /// Takes the content out, for the person the grant was given to.
    ///
    /// @throws IllegalArgumentException if the grant was given for something less sensitive, or for another
    ///     meeting: a bug in the caller, not a refusal
    public T open(Grant grant) {
        if (!grant.covers(label) || !grant.concerns(meeting)) {
            throw new IllegalArgumentException("grant does not cover this content");
        }
        return content;
    }

    public <R> Held<R> map(Function<? super T, ? extends R> f) {
        return new Held<>(label, meeting, f.apply(content));
    }

    /// What is made from two things is as sensitive as both.
    ///
    /// @throws IllegalArgumentException if they are of two meetings, whose people differ
    public <U, R> Held<R> combine(Held<U> other, BiFunction<? super T, ? super U, ? extends R> f) {
        if (!meeting.equals(other.meeting)) {
            throw new IllegalArgumentException("content of two meetings does not mix");
        }
        return new Held<>(label.join(other.label), meeting, f.apply(content, other.content));
    }

    String meeting() {
        return meeting;
    }

    T contentForRelease() {
        return content;
    }

    /// The marking only. Content must not reach a log by way of string concatenation.
    @Override
    public String toString() {
        return "Held[" + label + "]";
    }
}
