package org.sacho.web.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// The two pages of a sealed server, in one language each. They are written here and not by a template, because
/// the engine of the templates belongs to the server that is not there yet; they hold fixed words only.
final class SealedPage {

    private static final Properties ENGLISH = words("/messages.properties");
    private static final Properties KOREAN = words("/messages_ko.properties");

    private final boolean korean;

    private SealedPage(boolean korean) {
        this.korean = korean;
    }

    /// In the language that was chosen, else in what the browser prefers.
    static SealedPage in(Optional<String> chosen, String accepted) {
        return new SealedPage(
                chosen.orElse(accepted).strip().toLowerCase(Locale.ROOT).startsWith("ko"));
    }

    /// What everything but the unsealing page shows.
    String sealed() {
        return page(
                "sealed.heading",
                "<p>" + word("sealed.what") + "</p><p class=\"subtle\">" + word("sealed.people")
                        + "</p><p><a class=\"button\" href=\"/unseal\">" + word("sealed.unseal") + "</a></p>");
    }

    /// Where a custodian enters a share.
    String unseal(Optional<UnsealAnswer> answer, int held, long pause, String formToken) {
        var said = answer.map(this::notice).orElse("");
        var form = answer.filter(given -> given == UnsealAnswer.TWO_SHARES).isPresent()
                ? "<p><a class=\"button\" href=\"/\">" + word("unseal.start") + "</a></p>"
                : form(held, formToken);
        var wait = pause > 0 ? "<p>" + word("unseal.pause").replace("{0}", Long.toString(pause)) + "</p>" : "";
        return page("unseal.heading", "<p class=\"subtle\">" + word("unseal.lead") + "</p>" + said + wait + form);
    }

    private String notice(UnsealAnswer answer) {
        return "<p class=\"notice" + (answer.good() ? "\" role=\"status\">" : " problem\" role=\"alert\">")
                + word("unseal.answer." + answer) + "</p>";
    }

    private String form(int held, String formToken) {
        return "<p><strong>" + word(held == 0 ? "unseal.held.none" : "unseal.held.one") + "</strong></p>"
                + "<form class=\"stack\" method=\"post\" action=\"/unseal\" autocomplete=\"off\">"
                + "<input type=\"hidden\" name=\"_csrf\" value=\"" + formToken + "\">"
                + "<label for=\"share\">" + word("unseal.share") + "</label>"
                + "<textarea id=\"share\" name=\"share\" rows=\"3\" maxlength=\"200\" required autofocus"
                + " autocomplete=\"off\" autocapitalize=\"characters\" spellcheck=\"false\""
                + " aria-describedby=\"share-hint\"></textarea>"
                + "<p id=\"share-hint\" class=\"hint\">" + word("unseal.share.hint") + "</p>"
                + "<button class=\"primary\" type=\"submit\">" + word("unseal.submit") + "</button></form>";
    }

    private String page(String heading, String content) {
        return "<!DOCTYPE html><html lang=\"" + (korean ? "ko" : "en") + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex, nofollow\"><meta name=\"color-scheme\" content=\"light dark\">"
                + "<title>" + word("sealed.title") + " · Sacho</title>"
                + "<link rel=\"icon\" type=\"image/svg+xml\" href=\"/unseal/icon.svg\">"
                + "<link rel=\"stylesheet\" href=\"/unseal/style.css\"></head><body>" + banner("top")
                + "<header class=\"top\"><span class=\"brand\"><img src=\"/unseal/icon.svg\" alt=\"\" width=\"28\""
                + " height=\"28\"><span>" + word("frame.product") + "</span></span><div class=\"tools\">"
                + "<div class=\"languages\" role=\"group\" aria-label=\"" + word("frame.language") + "\">"
                + language("ko", "한국어", korean) + language("en", "English", !korean) + "</div></div></header>"
                + "<main id=\"main\"><section class=\"sign-in\"><h1>" + word(heading) + "</h1>" + content
                + "</section></main>" + banner("bottom") + "</body></html>";
    }

    private String banner(String place) {
        return "<div id=\"banner-" + place + "\" class=\"banner " + place + " label-none\" role=\"note\""
                + (place.equals("bottom") ? " aria-hidden=\"true\">" : ">") + word("frame.noRecord") + "</div>";
    }

    private static String language(String code, String name, boolean current) {
        return "<a href=\"?lang=" + code + "\" lang=\"" + code + "\" hreflang=\"" + code + "\""
                + (current ? " aria-current=\"true\">" : ">") + name + "</a>";
    }

    private String word(String key) {
        var text = (korean ? KOREAN : ENGLISH).getProperty(key);
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /// The styles of the product in one piece.
    static byte[] style() {
        return Stream.of("base", "parts", "screens")
                .map(name -> new String(resource("/static/css/" + name + ".css"), StandardCharsets.UTF_8))
                .reduce("", String::concat)
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] icon() {
        return resource("/static/icon.svg");
    }

    private static byte[] resource(String path) {
        try (var stream = open(path)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties words(String path) {
        var words = new Properties();
        try (var reader = new InputStreamReader(open(path), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static InputStream open(String path) {
        return Optional.ofNullable(SealedPage.class.getResourceAsStream(path))
                .orElseThrow(() -> new IllegalStateException("the jar lacks " + path));
    }
}
