package org.quickpermit.server.app;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.Route;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/// The description that is served says what the server does: the same paths, the same callers, the same fields.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiContractTest {
    private TestServer server;
    private JsonNode description;

    @BeforeAll
    void start() throws IOException {
        server = TestServer.start();
        TestClient.Answer served = server.stranger().get(Api.OPENAPI);
        assertThat(served.status()).isEqualTo(200);
        try (InputStream committed = Objects.requireNonNull(getClass().getResourceAsStream("/openapi.yaml"))) {
            assertThat(served.text()).isEqualTo(new String(committed.readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8));
        }
        description = new YAMLMapper(new YAMLFactory()).readTree(served.text());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /// Row 1: the inventory of routes, each with the devices and roles it admits, equals the description.
    @Test
    void every_route_is_described_with_its_callers_and_every_description_is_a_route() {
        Map<String, String> routes = new TreeMap<>();
        for (Route route : server.application().router().routes()) {
            if (route.forBrowsers()) {
                continue;
            }
            routes.put(route.toString(), callers(route.access()));
        }
        Map<String, String> described = new TreeMap<>();
        description.get("paths").properties()
                .forEach(path -> path.getValue().properties()
                        .forEach(operation -> described.put(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                names(operation.getValue().get("x-device")) + " / "
                                        + names(operation.getValue().get("x-roles")))));
        assertThat(described).isEqualTo(routes);
    }

    private static String callers(Access access) {
        return switch (access) {
            case Access.Anyone() -> "none / none";
            case Access.Device(Set<DeviceKind> kinds) -> kinds(kinds) + " / none";
            case Access.Browser _ -> throw new IllegalStateException("pages are no part of the API");
            case Access.Person(Set<DeviceKind> kinds, Set<Role> roles) -> kinds(kinds) + " / "
                    + (roles.size() == Role.values().length ? "any" : joined(roles));
        };
    }

    private static String kinds(Set<DeviceKind> kinds) {
        return kinds.size() == DeviceKind.values().length ? "any" : joined(kinds);
    }

    private static String joined(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
    }

    private static String names(@Nullable JsonNode node) {
        Set<String> names = new TreeSet<>();
        if (node != null && node.isArray()) {
            node.forEach(value -> names.add(value.asText()));
        } else if (node != null) {
            names.add(node.asText());
        }
        return String.join(", ", names);
    }

    @Test
    void the_schema_of_every_message_has_exactly_the_components_of_its_record() {
        Map<String, Class<?>> records = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.quickpermit.wire", "org.quickpermit.traveller")) {
            Class<?> reflected = type.reflect();
            if (reflected.isRecord()) {
                records.put(reflected.getSimpleName(), reflected);
            }
        }
        int compared = 0;
        for (Map.Entry<String, JsonNode> schema : description.at("/components/schemas").properties()) {
            Class<?> record = records.get(schema.getKey());
            if (record == null || !schema.getValue().has("properties")) {
                continue;
            }
            compared++;
            Set<String> described = new TreeSet<>();
            schema.getValue().get("properties").fieldNames().forEachRemaining(described::add);
            assertThat(described).as(schema.getKey()).isEqualTo(Arrays.stream(record.getRecordComponents())
                    .map(RecordComponent::getName).collect(Collectors.toCollection(TreeSet::new)));
            Set<String> required = new TreeSet<>();
            schema.getValue().path("required").forEach(name -> required.add(name.asText()));
            assertThat(required).as(schema.getKey() + " required").isEqualTo(Arrays
                    .stream(record.getRecordComponents())
                    .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .map(RecordComponent::getName)
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
        assertThat(compared).isGreaterThanOrEqualTo(25);
    }

    @Test
    void every_reference_has_a_target_and_every_problem_named_exists() {
        Set<String> types = Arrays.stream(ProblemType.values()).map(Enum::name).collect(Collectors.toSet());
        walk(description, types);
    }

    /// The comparison that every test client makes with every answer does find what differs.
    @Test
    void an_answer_that_is_not_as_described_is_found_out() {
        ApiContract contract = ApiContract.committed();
        String designate = contract.operation("POST", Api.AGENCIES).orElseThrow();
        String agency = "{\"id\": \"kangtai\", \"name\": {\"zh\": \"康泰\", \"en\": \"Kangtai\"}, \"region\": \"MACAU\"}";
        assertThat(contract.differences(designate, 201, "application/json", agency)).isEmpty();
        assertThat(contract.differences(designate, 204, "", "")).containsExactly("status 204 is not described");
        assertThat(contract.differences(designate, 201, "application/json", agency.replace("\"kangtai\"", "7")))
                .containsExactly("/id is NUMBER and not string");
        assertThat(contract.differences(designate, 201, "application/json", agency.replace("\"en\"", "\"de\"")))
                .containsExactlyInAnyOrder("/name/en is missing", "/name/de is not described");
        assertThat(contract.differences(designate, 201, "application/json", agency.replace("MACAU", "TAIWAN")))
                .hasSize(1).first().asString().startsWith("/region is none of");
        assertThat(contract.differences(designate, 500, "text/html", "<p>")).hasSize(1);
        assertThat(contract.operation("GET", Api.CURRENT_SESSION)).contains("GET " + Api.CURRENT_SESSION);
        assertThat(contract.operation("GET", "/api/v1/nothing")).isEmpty();
    }

    private void walk(JsonNode node, Set<String> problemTypes) {
        if (node.has("$ref")) {
            String reference = node.get("$ref").asText();
            assertThat(description.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
        }
        if (node.has("x-problems")) {
            node.get("x-problems").forEach(type -> assertThat(problemTypes).contains(type.asText()));
        }
        node.forEach(child -> walk(child, problemTypes));
    }
}
