package org.sacho.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.sacho.meeting.RefusedException;
import org.sacho.transcript.MalformedTranscriptException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Sentences and times in the language of the request.
@OnEverySide
@Component
public class Words {

    private static final DateTimeFormatter MINUTES = format("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECONDS = format("yyyy-MM-dd HH:mm:ss");

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneId.systemDefault());
    }

    public String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /// Why a request is not carried out, and what to do.
    public String of(RefusedException refused) {
        return of("refused." + refused.code(), refused.arguments().toArray());
    }

    /// Why a transcript is not accepted, and what to do.
    public String of(MalformedTranscriptException malformed) {
        var sentence = of("transcript." + malformed.reason());
        return malformed.line().isPresent()
                ? of("transcript.line", malformed.line().getAsInt(), sentence)
                : sentence;
    }

    /// An instant in the time zone of the server.
    public static String minute(Instant instant) {
        return MINUTES.format(instant);
    }

    public static String second(Instant instant) {
        return SECONDS.format(instant);
    }

    /// When a meeting was held, as its officer wrote it: a date, a local time or an instant.
    public static String held(String written) {
        try {
            return minute(Instant.parse(written));
        } catch (DateTimeParseException e) {
            return written.replace('T', ' ');
        }
    }

    /// Milliseconds from the beginning of a recording as hours, minutes and seconds.
    public static String clock(long milliseconds) {
        long seconds = milliseconds / 1000;
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
