package org.sacho.classify;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/// Finds RE2 expressions, in time linear in the text whatever the text is.
final class PatternFinder implements Finder {

    private final List<Pattern> patterns;

    PatternFinder(List<String> expressions) {
        this.patterns = expressions.stream()
                .map(expression -> Pattern.compile(expression, Pattern.CASE_INSENSITIVE))
                .toList();
    }

    @Override
    public List<Span> find(String normalised) {
        var found = new ArrayList<Span>();
        for (Pattern pattern : patterns) {
            var matcher = pattern.matcher(normalised);
            while (matcher.find()) {
                int from = matcher.start();
                int to = matcher.end();
                while (from < to && normalised.charAt(from) == ' ') {
                    from++;
                }
                while (to > from && normalised.charAt(to - 1) == ' ') {
                    to--;
                }
                found.add(new Span(from, to));
            }
        }
        return found;
    }
}
