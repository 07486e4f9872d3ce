package org.sacho.web.api;

import java.util.Locale;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.sacho.access.AccessJournal.JournalUnavailableException;
import org.sacho.audit.AuditUnavailableException;
import org.sacho.enclave.StoreFailedException;
import org.sacho.enclave.StoreLockedException;
import org.sacho.guard.FilterLine.FilterFailedException;
import org.sacho.meeting.RefusedException;
import org.sacho.search.SearchFailedException;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.TranscriptReader;
import org.sacho.web.OnEverySide;
import org.sacho.web.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;

/// Every no of the REST interface as problem details (RFC 9457), worded once, without a word of content.
///
/// Goes before the framework's own handler, whose details quote what was sent.
@OnEverySide
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
public class ApiProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    private final Words words;

    ApiProblems(Words words) {
        this.words = words;
    }

    @ExceptionHandler
    ProblemDetail refused(RefusedException e) {
        return problem(status(e.kind()), e.code(), words.of(e));
    }

    @ExceptionHandler
    ProblemDetail malformed(MalformedTranscriptException e) {
        var status = e.reason() == MalformedTranscriptException.Reason.TOO_LARGE
                ? HttpStatus.CONTENT_TOO_LARGE
                : HttpStatus.UNPROCESSABLE_CONTENT;
        var code = e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return problem(status, code, words.of(e));
    }

    /// Spring wraps it in one way or another; Tomcat tells what is too large from what cannot be read.
    @ExceptionHandler
    ProblemDetail upload(MultipartException e) {
        return e.contains(SizeException.class) ? tooLarge() : unreadable(e);
    }

    private static ProblemDetail tooLarge() {
        return problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "The file is larger than " + TranscriptReader.MAX_SOURCE_BYTES / 1024 / 1024
                        + " MB. Split the transcript and upload the parts as meetings of their own. Nothing was kept.");
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, TypeMismatchException.class})
    ProblemDetail unreadable(Exception e) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "unreadable-request",
                "The request cannot be read; see the interface description.");
    }

    @ExceptionHandler({AuditUnavailableException.class, JournalUnavailableException.class})
    ProblemDetail notOnRecord(Exception e) {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "audit-unavailable",
                "The audit log cannot be written, so nothing is shown or changed. Tell your administrator to look at the disk.");
    }

    @ExceptionHandler({StoreFailedException.class, DataAccessException.class})
    ProblemDetail storeFailed(Exception e) {
        LOG.error("a store failed: {}", Failures.kinds(e));
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "store-failed", words.of("error.store.failed"));
    }

    @ExceptionHandler
    ProblemDetail locked(StoreLockedException e) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "store-locked", words.of("error.store.locked"));
    }

    @ExceptionHandler
    ProblemDetail notExamined(FilterFailedException e) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "filter-failed", words.of("error.filter.what"));
    }

    @ExceptionHandler
    ProblemDetail notSearched(SearchFailedException e) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "search-failed", words.of("error.search.what"));
    }

    @ExceptionHandler
    ProblemDetail denied(AccessDeniedException e) {
        return problem(HttpStatus.FORBIDDEN, "not-your-role", "Your role does not include this.");
    }

    @ExceptionHandler
    ProblemDetail framework(ErrorResponseException e) {
        return problem(
                e.getStatusCode(), "bad-request", "The request cannot be answered; see the interface description.");
    }

    @ExceptionHandler
    ProblemDetail unforeseen(Exception e) {
        if (e instanceof org.springframework.web.ErrorResponse response) {
            return problem(
                    response.getStatusCode(),
                    "bad-request",
                    "The request cannot be answered; see the interface description.");
        }
        // Messages may quote what was read, so only the kind of failure is logged.
        LOG.error("request failed: {}", Failures.kinds(e));
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "failed",
                "Something broke. Nothing was released; tell your administrator.");
    }

    /// The status that says this kind of no.
    public static HttpStatus status(RefusedException.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    private static ProblemDetail problem(HttpStatusCode status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }
}
