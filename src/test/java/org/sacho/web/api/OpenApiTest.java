package org.sacho.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sacho.web.OnLowSide;
import org.springframework.beans.factory.support.BeanDefinitionDefaults;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class OpenApiTest {

    private final OpenApiDocument openApi = new OpenApiDocument();
    private final JsonNode document = openApi.root();

    @Test
    void document_operations_areThoseOfTheControllers() {
        assertThat(described()).containsExactlyInAnyOrderElementsOf(mapped());
    }

    @Test
    void document_references_resolve() {
        var references = new ArrayList<String>();
        document.findValues("$ref").forEach(reference -> references.add(reference.asText()));

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(openApi.at(reference).isMissingNode()).as(reference).isFalse();
        });
    }

    @Test
    void document_components_areAllReferredTo() {
        var references = new HashSet<String>();
        document.findValues("$ref").forEach(reference -> references.add(reference.asText()));

        for (var kind : List.of("schemas", "parameters", "responses")) {
            document.at("/components/" + kind)
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(references).contains("#/components/" + kind + "/" + name));
        }
    }

    @Test
    void document_examples_fitTheirSchemas() {
        int examples = 0;
        for (var content : document.findParents("example")) {
            assertThat(openApi.problems(content.get("schema"), content.get("example")))
                    .as(content.get("example").toString())
                    .isEmpty();
            examples++;
        }
        assertThat(examples).isGreaterThan(25);
    }

    @Test
    void document_pathParameters_areDeclared() {
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    var declared = new HashSet<String>();
                    operation.path("parameters").forEach(parameter -> {
                        if (parameter.has("$ref")) {
                            declared.add(openApi.at(parameter.get("$ref").asText())
                                    .get("name")
                                    .asText());
                        }
                    });
                    var used = Pattern.compile("\\{(\\w+)}")
                            .matcher(path.getKey())
                            .results()
                            .map(match -> match.group(1))
                            .toList();
                    assertThat(declared).as(path.getKey()).containsExactlyInAnyOrderElementsOf(used);
                }));
    }

    private Set<String> described() {
        var operations = new HashSet<String>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /// What Spring would route, found out without making a controller.
    private static Set<String> mapped() {
        try (var context = new GenericWebApplicationContext()) {
            var scanner = new ClassPathBeanDefinitionScanner(context);
            scanner.setIncludeAnnotationConfig(false);
            scanner.setBeanDefinitionDefaults(lazy());
            // It serves the same addresses, with less behind them.
            scanner.addExcludeFilter(new AnnotationTypeFilter(OnLowSide.class));
            scanner.scan("org.sacho.web");
            context.registerBean(RequestMappingHandlerMapping.class);
            context.refresh();
            var operations = new HashSet<String>();
            context.getBean(RequestMappingHandlerMapping.class)
                    .getHandlerMethods()
                    .keySet()
                    .forEach(mapping -> operations.addAll(operations(mapping)));
            return operations;
        }
    }

    private static BeanDefinitionDefaults lazy() {
        var defaults = new BeanDefinitionDefaults();
        defaults.setLazyInit(true);
        return defaults;
    }

    private static List<String> operations(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/"))
                .flatMap(path ->
                        mapping.getMethodsCondition().getMethods().stream().map(method -> method + " " + path))
                .toList();
    }
}
