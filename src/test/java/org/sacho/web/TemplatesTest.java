package org.sacho.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/// Every screen, rendered over HTTP in both languages as a browser would get it.
@TestInstance(Lifecycle.PER_CLASS)
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern CONTENT = Pattern.compile("EXERCISE|훈련");

    private static final List<String> ADDRESSES =
            List.of("href", "action", "hx-get", "hx-post", "id", "class", "title");

    private final Map<String, Document> parsed = new ConcurrentHashMap<>();
    private final Map<String, String> rendered = new ConcurrentHashMap<>();
    private final HttpClient browser = HttpClient.newHttpClient();
    private ConfigurableApplicationContext preview;

    @BeforeAll
    void start() {
        preview = Preview.start();
    }

    @AfterAll
    void stop() {
        browser.close();
        preview.close();
    }

    static Stream<Arguments> screens() {
        return screens(_ -> true);
    }

    static Stream<Arguments> pages() {
        return screens(screen -> !screen.fragment());
    }

    private static Stream<Arguments> screens(Predicate<Screen> wanted) {
        return Stream.of(Locale.ENGLISH, Locale.KOREAN)
                .flatMap(language -> Screens.in(language).stream()
                        .filter(wanted)
                        .map(screen -> Arguments.of(language.getLanguage(), screen.path(), screen)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("screens")
    void screen_everyWord_comesFromTheMessages(String language, String path, Screen screen) {
        assertThat(html(language, path))
                .doesNotContain("??")
                .doesNotContain("${")
                .doesNotContain("#{");
        assertThat(document(language, path).text()).doesNotContainIgnoringCase("enclave");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void page_always_saysItsHighestLabelAtTheTopAndTheBottom(String language, String path, Screen screen) {
        var page = document(language, path);
        var banners = page.select(".banner");

        assertThat(page.selectXpath("/html").attr("lang")).isEqualTo(language);
        assertThat(banners.eachAttr("id")).containsExactly("banner-top", "banner-bottom");
        assertThat(banners.get(0).text()).isNotBlank().isEqualTo(banners.get(1).text());
        assertThat(page.select("main h1")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("screens")
    void form_thatChangesSomething_carriesTheCsrfToken(String language, String path, Screen screen) {
        for (var form : document(language, path).select("form")) {
            if (form.attr("method").equals("post")) {
                assertThat(form.select("input[name=_csrf]").attr("value"))
                        .as(form.attr("action"))
                        .isNotBlank();
            } else {
                assertThat(form.attr("method")).isIn("get", "dialog");
            }
        }
        assertThat(document(language, path).select("[hx-post]:not(form)")).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("screens")
    void markup_underTheContentPolicy_hasNothingInline(String language, String path, Screen screen) {
        var page = document(language, path);

        assertThat(page.select("style, script:not([src]), iframe, object, embed, base"))
                .isEmpty();
        assertThat(page.getAllElements().stream().flatMap(element -> element.attributes().asList().stream()))
                .noneMatch(TemplatesTest::runsOrStyles);
        assertThat(page.select("[hx-trigger*='[']")).isEmpty();
        assertThat(page.select("[href*=//], [src*=//]")).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("screens")
    void content_fromAMeeting_isDeafToHtmxAndInNoAddress(String language, String path, Screen screen) {
        var page = document(language, path);

        assertThat(page.getAllElements()).noneMatch(TemplatesTest::listensToHtmxWithContent);
        assertThat(page.getAllElements().stream()
                        .flatMap(element -> ADDRESSES.stream().map(element::attr)))
                .noneMatch(address -> CONTENT.matcher(address).find());
        assertThat(page.title()).doesNotContainPattern(CONTENT);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("screens")
    void control_forEveryone_hasANameAndAnIdOfItsOwn(String language, String path, Screen screen) {
        var page = document(language, path);
        var seen = new HashSet<String>();

        page.select("[id]")
                .forEach(element ->
                        assertThat(seen.add(element.id())).as(element.id()).isTrue());
        page.select("input:not([type=hidden]), select, textarea")
                .forEach(control -> assertThat(named(page, control))
                        .as(control::cssSelector)
                        .isTrue());
        page.select("button, summary, a")
                .forEach(button ->
                        assertThat(button.text()).as(button::cssSelector).isNotBlank());
        page.select("progress")
                .forEach(bar -> assertThat(bar.attr("aria-label")).isNotBlank());
        page.select("table")
                .forEach(table -> assertThat(table.select("caption").text()).isNotBlank());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("screens")
    void view_printed_withholdsContent(String language, String path, Screen screen) {
        assertThat(screen.model().values().stream().map(Object::toString))
                .noneMatch(text -> CONTENT.matcher(text).find());
    }

    @Test
    void template_inAnyFile_usesNoUnescapedOrPreprocessedText() throws IOException {
        for (var file : templates()) {
            assertThat(Files.readString(file, UTF_8))
                    .as(file.toString())
                    .doesNotContain("utext", "[(", "[[", "__$", "hx-on", "th:on", "th:style", "th:inline");
        }
    }

    @Test
    void screens_together_coverEveryTemplate() throws IOException {
        var shown = Screens.in(Locale.ENGLISH).stream()
                .map(screen -> screen.template().replaceFirst(" ::.*", ""))
                .collect(toSet());

        assertThat(templates().stream()
                        .map(file -> TEMPLATES
                                .relativize(file)
                                .toString()
                                .replace('\\', '/')
                                .replace(".html", ""))
                        .filter(name -> !name.startsWith("fragments/")))
                .isSubsetOf(shown);
    }

    @Test
    void asset_namedByAPage_isServed() {
        var assets = document("en", "/meetings/m1/review").select("link[href], script[src], img[src]");

        assertThat(assets).isNotEmpty();
        assets.forEach(asset ->
                assertThat(html("en", asset.attr("href") + asset.attr("src"))).isNotBlank());
    }

    private static boolean runsOrStyles(Attribute attribute) {
        var name = attribute.getKey();
        var value = attribute.getValue();
        return name.startsWith("on")
                || name.startsWith("hx-on")
                || name.equals("style")
                || value.startsWith("javascript:")
                || value.startsWith("js:");
    }

    private static boolean listensToHtmxWithContent(Element element) {
        return CONTENT.matcher(element.ownText()).find()
                && !element.is("textarea")
                && element.closest("[hx-disable]") == null;
    }

    private static boolean named(Document page, Element control) {
        return control.closest("label") != null
                || control.hasAttr("aria-label")
                || !page.select("label[for=" + control.id() + "]").isEmpty();
    }

    private static List<Path> templates() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        }
    }

    private Document document(String language, String path) {
        return parsed.computeIfAbsent(language + path, _ -> Jsoup.parse(html(language, path)));
    }

    private String html(String language, String path) {
        return rendered.computeIfAbsent(language + path, _ -> fetch(language, path));
    }

    private String fetch(String language, String path) {
        var port = preview.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", language)
                .build();
        try {
            var response = browser.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new AssertionError("no answer for " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
