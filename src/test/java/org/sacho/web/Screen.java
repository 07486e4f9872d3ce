package org.sacho.web;

import java.util.Locale;
import java.util.Map;

/// A template with everything it needs, at the address where the preview shows it. Content is invented; every piece of
/// it carries the word EXERCISE or 훈련, so that tests can tell content from wording.
record Screen(String path, String template, Map<String, Object> model) {

    static Screen of(String path, String template, Object view, FrameView frame) {
        return new Screen(path, template, Map.of("view", view, "frame", frame));
    }

    /// A part that htmx asks for on its own.
    boolean fragment() {
        return template.contains("::");
    }

    static boolean korean(Locale language) {
        return language.getLanguage().equals("ko");
    }
}
