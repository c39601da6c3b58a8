package org.quickpermit.server.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.quickpermit.wire.Problem;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/// Compares real answers with the description: the status, the media type, and the body against its schema. It knows the
/// words of JSON Schema that the description uses, and refuses one that it does not know.
final class ApiContract {
    private static final Set<String> WORDS = Set.of("$ref", "type", "required", "properties", "additionalProperties",
            "propertyNames", "items", "enum", "pattern", "format", "description", "examples");
    /// What any call can end in; the others stand with the operation in `x-problems`.
    private static final Set<ProblemType> ANYWHERE = EnumSet.of(ProblemType.UNREADABLE_REQUEST,
            ProblemType.MALFORMED_JSON, ProblemType.INVALID_FIELDS, ProblemType.METHOD_NOT_ALLOWED,
            ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.BODY_TOO_LARGE, ProblemType.CLIENT_CERTIFICATE_REQUIRED,
            ProblemType.SIGN_IN_REQUIRED, ProblemType.FORBIDDEN, ProblemType.TOO_MANY_ATTEMPTS,
            ProblemType.SERVICE_UNAVAILABLE, ProblemType.INTERNAL_ERROR);
    /// What any call with an Idempotency-Key can end in besides.
    private static final Set<ProblemType> WITH_KEY = EnumSet.of(ProblemType.MISSING_IDEMPOTENCY_KEY,
            ProblemType.IDEMPOTENCY_KEY_REUSED);

    private final JsonNode description;

    private ApiContract(JsonNode description) {
        this.description = description;
    }

    /// The contract as committed.
    static ApiContract committed() {
        try (InputStream yaml = Objects.requireNonNull(ApiContract.class.getResourceAsStream("/openapi.yaml"))) {
            return new ApiContract(new YAMLMapper(new YAMLFactory()).readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The whole description.
    JsonNode description() {
        return description;
    }

    /// The operation that a request went to, as `POST /api/v1/agencies`; empty for a path that is not described.
    Optional<String> operation(String method, String path) {
        String bare = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        return description.get("paths").properties().stream()
                .filter(entry -> entry.getValue().has(method.toLowerCase(Locale.ROOT)))
                .map(java.util.Map.Entry::getKey)
                .filter(template -> bare.matches(Arrays.stream(template.split("\\{[^}]*}", -1)).map(Pattern::quote)
                        .collect(Collectors.joining("[^/]+"))))
                // /sessions/current is itself, not some session
                .min(java.util.Comparator.comparingInt(template -> template.contains("{") ? 1 : 0))
                .map(template -> method + " " + template);
    }

    /// What in an answer differs from the description; empty when nothing does.
    List<String> differences(String operation, int status, String mediaType, String body) {
        String[] parts = operation.split(" ", 2);
        JsonNode described = description.get("paths").get(parts[1]).get(parts[0].toLowerCase(Locale.ROOT));
        List<String> faults = new ArrayList<>();
        JsonNode response = described.get("responses").path(Integer.toString(status));
        if (response.isMissingNode()) {
            problem(described, status, mediaType, body, faults);
            return faults;
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            if (!body.isEmpty()) {
                faults.add("a body where none is described");
            }
            return faults;
        }
        String bare = bare(mediaType);
        if (!content.has(bare)) {
            faults.add("media type " + bare + " is not described");
        } else if (bare.endsWith("json")) {
            validate(json(body), content.get(bare).get("schema"), "", faults);
        }
        return faults;
    }

    private void problem(JsonNode described, int status, String mediaType, String body, List<String> faults) {
        if (status < 400) {
            faults.add("status " + status + " is not described");
            return;
        }
        if (!bare(mediaType).equals(Problem.MEDIA_TYPE)) {
            faults.add("status " + status + " comes as " + mediaType + " and not as a problem");
            return;
        }
        JsonNode problem = json(body);
        validate(problem, description.at("/components/schemas/Problem"), "", faults);
        ProblemType type = ProblemType.ofUrn(problem.path("type").asText());
        boolean named = ANYWHERE.contains(type);
        for (JsonNode name : described.path("x-problems")) {
            named |= name.asText().equals(type.name());
        }
        for (JsonNode parameter : described.path("parameters")) {
            named |= parameter.path("$ref").asText().endsWith("/IdempotencyKey") && WITH_KEY.contains(type);
        }
        if (!named) {
            faults.add(type + " is not among the x-problems");
        }
        if (status != type.status()) {
            faults.add(type + " came with status " + status);
        }
    }

    private static String bare(String mediaType) {
        return mediaType.contains(";") ? mediaType.substring(0, mediaType.indexOf(';')) : mediaType;
    }

    private static JsonNode json(String body) {
        try {
            return WireJson.lenient().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }

    private void validate(JsonNode value, JsonNode schema, String at, List<String> faults) {
        schema.fieldNames().forEachRemaining(word -> {
            if (!WORDS.contains(word)) {
                throw new IllegalStateException("the description uses " + word + ", which nobody checks");
            }
        });
        if (schema.has("$ref")) {
            validate(value, description.at(schema.get("$ref").asText().substring(1)), at, faults);
        }
        if (schema.has("type") && !isOf(value, schema.get("type").asText())) {
            faults.add(at + " is " + value.getNodeType() + " and not " + schema.get("type").asText());
            return;
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            faults.add(at + " is none of " + schema.get("enum"));
        }
        if (schema.has("pattern") && !Pattern.compile(schema.get("pattern").asText()).matcher(value.asText()).find()) {
            faults.add(at + " is not of the form " + schema.get("pattern").asText());
        }
        if (schema.has("format") && !hasFormat(value.asText(), schema.get("format").asText())) {
            faults.add(at + " is no " + schema.get("format").asText());
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                faults.add(at + "/" + name.asText() + " is missing");
            }
        });
        if (value.isObject()) {
            value.properties().forEach(field -> field(field.getKey(), field.getValue(), schema, at, faults));
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                validate(value.get(i), schema.get("items"), at + "/" + i, faults);
            }
        }
    }

    private void field(String name, JsonNode value, JsonNode schema, String at, List<String> faults) {
        String pointer = at + "/" + name;
        JsonNode others = schema.path("additionalProperties");
        if (schema.has("propertyNames")) {
            validate(WireJson.lenient().getNodeFactory().textNode(name), schema.get("propertyNames"), pointer, faults);
        }
        if (schema.path("properties").has(name)) {
            validate(value, schema.get("properties").get(name), pointer, faults);
        } else if (others.isObject()) {
            validate(value, others, pointer, faults);
        } else if (!others.asBoolean(true)) {
            faults.add(pointer + " is not described");
        }
    }

    private static boolean isOf(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> throw new IllegalStateException("the description uses the type " + type);
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasFormat(String text, String format) {
        try {
            switch (format) {
                case "date" -> LocalDate.parse(text);
                case "date-time" -> Instant.parse(text);
                case "int32" -> Integer.parseInt(text);
                case "int64" -> Long.parseLong(text);
                default -> throw new IllegalStateException("the description uses the format " + format);
            }
            return true;
        } catch (DateTimeParseException | NumberFormatException e) {
            return false;
        }
    }
}
