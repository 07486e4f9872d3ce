package org.sacho.audit;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import tools.jackson.core.JacksonException;

/// Opens sealed records again. Keeps nothing of them in memory but the time each finished segment spans.
final class AuditReader {

    private final SecretKey sealingKey;
    private final Map<Long, Span> spans = new ConcurrentHashMap<>();

    private record Span(Instant earliest, Instant latest) {

        Span including(Instant at) {
            return new Span(at.isBefore(earliest) ? at : earliest, at.isAfter(latest) ? at : latest);
        }
    }

    AuditReader(SecretKey sealingKey) {
        this.sealingKey = sealingKey;
    }

    List<AuditEntry> find(AuditQuery query, Journal.Durable durable) {
        var extents = durable.extents();
        var found = new ArrayList<AuditEntry>();
        for (var extent : query.newestFirst() ? extents.reversed() : extents) {
            if (mayHold(extent, query)) {
                boolean finished = !extent.equals(durable.current());
                var entries =
                        read(extent, finished).stream().filter(query::selects).toList();
                found.addAll(query.newestFirst() ? entries.reversed() : entries);
            }
            if (found.size() >= query.limit()) {
                break;
            }
        }
        return List.copyOf(found.subList(0, Math.min(found.size(), query.limit())));
    }

    private boolean mayHold(Chain.Extent extent, AuditQuery query) {
        long first = extent.header().first();
        long last = first + extent.count() - 1;
        var span = spans.get(extent.header().number());
        return extent.count() > 0
                && (query.selectsSequence(first) || query.selectsSequence(last))
                && (span == null
                        || (query.from()
                                        .map(from -> !span.latest().isBefore(from))
                                        .orElse(true)
                                && query.to().map(span.earliest()::isBefore).orElse(true)));
    }

    private List<AuditEntry> read(Chain.Extent extent, boolean finished) {
        var entries = new ArrayList<AuditEntry>();
        try (var lines = Lines.first(extent.file(), extent.bytes())) {
            var cipher = SegmentCipher.open(extent.header(), sealingKey);
            lines.next();
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                var sealed = Line.Sealed.parse(line.get()).orElseThrow(AuditReader::unreadable);
                entries.add(EntryText.read(sealed.sequence(), cipher.open(sealed.sequence(), sealed.bytes())));
            }
        } catch (IOException | GeneralSecurityException | JacksonException | IllegalArgumentException e) {
            throw new AuditUnavailableException("the audit log could not be read", e);
        }
        if (finished && !entries.isEmpty()) {
            var at = entries.getFirst().at();
            var span = new Span(at, at);
            for (var entry : entries) {
                span = span.including(entry.at());
            }
            spans.put(extent.header().number(), span);
        }
        return entries;
    }

    private static AuditUnavailableException unreadable() {
        return new AuditUnavailableException("a record of the audit log is no longer what was written");
    }
}
