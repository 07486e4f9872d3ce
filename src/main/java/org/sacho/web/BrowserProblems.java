package org.sacho.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.sacho.access.AccessJournal.JournalUnavailableException;
import org.sacho.audit.AuditUnavailableException;
import org.sacho.enclave.StoreFailedException;
import org.sacho.enclave.StoreLockedException;
import org.sacho.guard.FilterLine.FilterFailedException;
import org.sacho.meeting.RefusedException;
import org.sacho.search.SearchFailedException;
import org.sacho.web.api.ApiProblems;
import org.sacho.web.api.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/// Every no of the browser interface: a page, or a line on the page that asked. Never a word of content.
@OnEverySide
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class BrowserProblems {

    private static final Logger LOG = LoggerFactory.getLogger(BrowserProblems.class);

    private final Words words;

    BrowserProblems(Words words) {
        this.words = words;
    }

    @ExceptionHandler
    ModelAndView refused(RefusedException e, HttpServletRequest request, HttpServletResponse response) {
        return answer(ApiProblems.status(e.kind()), words.of(e), request, response);
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, words.of("error.413.what"), request, response);
    }

    @ExceptionHandler
    ModelAndView notWhole(MultipartException e, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.BAD_REQUEST, words.of("error.400.what"), request, response);
    }

    @ExceptionHandler({StoreFailedException.class, DataAccessException.class})
    ModelAndView storeFailed(Exception e, HttpServletRequest request, HttpServletResponse response) {
        LOG.error("a store failed: {}", Failures.kinds(e));
        return answer(HttpStatus.SERVICE_UNAVAILABLE, words.of("error.store.failed"), request, response);
    }

    @ExceptionHandler
    ModelAndView locked(StoreLockedException e, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, words.of("error.store.locked"), request, response);
    }

    @ExceptionHandler
    ModelAndView notExamined(FilterFailedException e, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, words.of("error.filter.what"), request, response);
    }

    @ExceptionHandler({AuditUnavailableException.class, JournalUnavailableException.class})
    ModelAndView notOnRecord(Exception e, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, words.of("error.503.what"), request, response);
    }

    @ExceptionHandler
    ModelAndView notSearched(SearchFailedException e, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, words.of("error.search.what"), request, response);
    }

    @ExceptionHandler
    ModelAndView denied(AccessDeniedException e, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.FORBIDDEN, words.of("error.403.what"), request, response);
    }

    @ExceptionHandler
    ModelAndView unforeseen(Exception e, HttpServletRequest request, HttpServletResponse response) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(HttpStatus.NOT_FOUND, words.of("error.404.what"), request, response);
        }
        // Messages may quote what was read, so only the kind of failure is logged.
        LOG.error("request failed: {}", Failures.kinds(e));
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, words.of("error.500.what"), request, response);
    }

    private static ModelAndView answer(
            HttpStatusCode status, String detail, HttpServletRequest request, HttpServletResponse response) {
        boolean part = Htmx.asked(request);
        if (part) {
            response.setHeader("HX-Retarget", "#failure");
            response.setHeader("HX-Reswap", "innerHTML");
        }
        var answer = new ModelAndView(part ? "fragments/failure :: failure" : "error");
        answer.setStatus(status);
        answer.addObject("status", status.value());
        answer.addObject("detail", detail);
        return answer;
    }
}
