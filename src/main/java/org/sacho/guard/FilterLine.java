package org.sacho.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sacho.guard.ReleaseFilter.Finding;
import org.sacho.guard.ReleaseFilter.Verdict;
import org.sacho.label.Label;
import org.sacho.policy.PolicyDigest;

/// The guard's filters, one behind the other, so that none can be gone around (NIST SP 800-53 AC-4(28)). What they
/// found counts only when every one of them has said, in time, what it found in exactly these bytes under exactly
/// this policy; a filter that fails is no filter that found nothing (AC-4(29)).
///
/// Each look has a thread of its own. One that hangs is left behind: it holds a copy of the bytes and nothing else.
public final class FilterLine {

    private final List<ReleaseFilter> filters;
    private final Duration patience;

    /// A line of filters.
    ///
    /// @param required the ids of the filters in their order, written down apart from the filters themselves
    /// @param patience how long one of them may look
    /// @throws IllegalArgumentException if these are not the required ones, or fewer than two are required
    public FilterLine(List<String> required, List<ReleaseFilter> filters, Duration patience) {
        if (required.size() < 2 || required.stream().distinct().count() < required.size()) {
            throw new IllegalArgumentException("the guard needs two independent filters");
        }
        if (!filters.stream().map(ReleaseFilter::id).toList().equals(required)) {
            throw new IllegalArgumentException("these are not the filters that the guard requires");
        }
        this.filters = List.copyOf(filters);
        this.patience = patience;
    }

    /// What all of them found.
    ///
    /// @throws FilterFailedException if one of them does not answer, or answers something else than what was asked
    List<Finding> examine(byte[] rendered, Label to, PolicyDigest policy) {
        var digest = ContentDigest.of(rendered);
        var findings = new ArrayList<Finding>();
        for (var filter : filters) {
            var verdict = verdict(filter, rendered.clone(), to);
            if (!verdict.filter().equals(filter.id())
                    || !verdict.examined().equals(digest)
                    || !verdict.policy().equals(policy)) {
                throw new FilterFailedException(filter.id(), new IllegalStateException("answered something else"));
            }
            findings.addAll(verdict.findings());
        }
        return List.copyOf(findings);
    }

    private Verdict verdict(ReleaseFilter filter, byte[] rendered, Label to) {
        var look = new FutureTask<>(() -> filter.examine(rendered, to));
        Thread.ofPlatform().name("guard-filter").daemon().start(look);
        try {
            return look.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new FilterFailedException(filter.id(), e);
        } catch (TimeoutException e) {
            throw new FilterFailedException(filter.id(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FilterFailedException(filter.id(), e);
        } finally {
            look.cancel(true);
        }
    }

    /// A filter crashed, was late or answered for something else; nothing goes out.
    public static final class FilterFailedException extends RuntimeException {
        FilterFailedException(String filter, Throwable cause) {
            super("filter " + filter + " failed", cause);
        }
    }
}
