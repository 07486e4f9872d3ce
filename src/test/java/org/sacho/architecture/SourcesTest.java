package org.sacho.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.sacho.audit.AuditEvent;
import org.springframework.web.bind.annotation.GetMapping;

/// What may not stand in templates, tests, addresses and events.
class SourcesTest {

    private static final JavaClasses ALL = new ClassFileImporter().importPackages("org.sacho");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

    /// Text that a template writes without escaping, or evaluates a second time, can be code.
    @Test
    void templates_neverWriteUnescapedOrEvaluateTwice() throws IOException {
        var raw = Pattern.compile("th:utext|\\[\\(|__\\$|\\|th:inline=.javascript");
        try (var files = Files.walk(Path.of("src", "main", "resources", "templates"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(raw);
            }
        }
    }

    @Test
    void tests_areNeverSwitchedOff() {
        var disabled = ALL.stream()
                .filter(type -> type.isAnnotatedWith(Disabled.class)
                        || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Disabled.class)));

        assertThat(disabled).isEmpty();
    }

    /// A page that names a test as its proof is believed, so the test is there.
    @Test
    void documents_nameTestsThatExist() throws IOException {
        var tests = ALL.stream().map(type -> type.getSimpleName()).collect(Collectors.toSet());
        var named = Pattern.compile("`(\\w+(?:Test|IT))`");
        try (var files = Files.walk(Path.of("src", "docs"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".md")).toList()) {
                var missing = named.matcher(Files.readString(file))
                        .results()
                        .map(result -> result.group(1))
                        .filter(test -> !tests.contains(test))
                        .toList();

                assertThat(missing).as(file.toString()).isEmpty();
            }
        }
    }

    /// Addresses stand in logs and histories, so they hold ids and nothing that a person wrote. What is searched
    /// for is the exception that outsiders rely on, and the server keeps no access log.
    @Test
    void addresses_ofPages_holdIdsOnly() {
        var variables = ALL.stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method ->
                        paths(method).flatMap(path -> VARIABLE.matcher(path).results()))
                .map(MatchResult::group)
                .collect(Collectors.toSet());

        assertThat(variables)
                .isSubsetOf(
                        "{id}", "{pid}", "{did}", "{rid}", "{edition}", "{itemId}", "{account}", "{item}", "{digest}");
    }

    private static Stream<String> paths(JavaCodeUnit method) {
        Optional<GetMapping> mapping = method.tryGetAnnotationOfType(GetMapping.class);
        return mapping.stream().flatMap(get -> Stream.concat(Arrays.stream(get.value()), Arrays.stream(get.path())));
    }

    @Test
    void auditEvents_areMadeOfTypesThatHoldNoSentence() {
        var components = Arrays.stream(AuditEvent.class.getRecordComponents())
                .map(component ->
                        component.getName() + " " + component.getGenericType().getTypeName())
                .toList();

        assertThat(components)
                .isEqualTo(List.of(
                        "action org.sacho.audit.Action",
                        "actor org.sacho.audit.Actor",
                        "object java.lang.String",
                        "label java.util.Optional<java.lang.String>",
                        "outcome org.sacho.audit.Outcome",
                        "details java.util.Map<org.sacho.audit.Detail, java.lang.String>"));
        assertThat(Set.of(org.sacho.audit.Actor.class.getPermittedSubclasses())).hasSize(3);
    }
}
