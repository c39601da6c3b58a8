package org.quickpermit.server.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Makes wrong bodies out of a right one: each field in turn gets everything that does not belong there.
final class BadBodies {
    /// Escapes everything beyond ASCII, so that half of a surrogate pair reaches the server as it is.
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final Set<String> ENUMS = Set.of("kind", "role", "region", "result", "evidence", "sex", "service");

    private final ObjectNode right;
    private final Set<String> optional;
    private final Set<String> words;
    private final List<Bad> bad = new ArrayList<>();

    /// One wrong body.
    ///
    /// @param what what was done to which field
    /// @param pointer the field the problem has to name
    /// @param json the body
    record Bad(String what, String pointer, String json) {}

    private BadBodies(ObjectNode right, Set<String> optional, Set<String> words) {
        this.right = right;
        this.optional = optional;
        this.words = words;
    }

    /// Everything that can be wrong with a body's form.
    ///
    /// @param right JSON of a good body
    /// @param optional pointers of fields that may be left out
    /// @param words pointers of fields that take words of any script, or full-width forms, or none at all
    static List<Bad> of(String right, Set<String> optional, Set<String> words) {
        try {
            BadBodies bodies = new BadBodies((ObjectNode) JSON.readTree(right), optional, words);
            bodies.walk(bodies.right, "");
            return bodies.bad;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void walk(JsonNode node, String pointer) {
        if (node.isObject()) {
            add("unknown field in " + pointer, pointer + "/surprise",
                    root -> ((ObjectNode) root.at(pointer)).put("surprise", 1));
            node.properties().forEach(field -> field(field.getValue(), pointer, field.getKey()));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            int index = i;
            for (String json : List.of("1", "null", "\"\"", "\"P\\u0000\"", "\"\\uff30\"", "[]")) {
                add(pointer + "/" + index + " = " + json, pointer + "/" + index,
                        root -> ((ArrayNode) root.at(pointer)).set(index, read(json)));
            }
        }
    }

    private void field(JsonNode value, String parent, String name) {
        String pointer = parent + "/" + name;
        boolean inMap = parent.endsWith("/origins");
        if (!optional.contains(pointer)) {
            replace(parent, name, "null");
            if (!inMap) {
                add(pointer + " missing", pointer, root -> ((ObjectNode) root.at(parent)).remove(name));
            }
        }
        List<String> wrong = new ArrayList<>();
        if (value.isTextual()) {
            wrong.addAll(List.of("7", "true", "[]", "{}"));
            texts(value.textValue(), pointer, name, inMap).forEach(text -> wrong.add(quoted(text)));
        } else if (value.isNumber()) {
            wrong.addAll(List.of("\"1\"", "1.5", "-1", "true", "[1]", "123456789012345678901234567890"));
            if (name.equals("amount")) {
                wrong.addAll(List.of("0", "1000000000000", "-9223372036854775808"));
            }
        } else if (value.isBoolean()) {
            wrong.addAll(List.of("\"true\"", "1"));
        } else if (value.isArray()) {
            wrong.addAll(List.of("\"x\"", "{}", "[\"A\"]", "[\"A\",\"B\",\"C\",\"D\"]"));
        } else {
            wrong.addAll(List.of("\"x\"", "[]", "1"));
        }
        wrong.forEach(json -> replace(parent, name, json));
        walk(value, pointer);
    }

    private List<String> texts(String value, String pointer, String name, boolean inMap) {
        List<String> texts = new ArrayList<>(List.of(value + "\u0000", "\u0007" + value, value + "\ud83d",
                "\u202e" + value, "\ufeff" + value, value.repeat(1 + 3000 / value.length())));
        if (!words.contains(pointer)) {
            texts.add(fullWidth(value));
        }
        if (!pointer.endsWith("/givenNames")) {
            texts.add("");
        }
        if (!name.equals("givenNames") && !name.equals("password")) {
            texts.add(" ");
        }
        if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
            texts.addAll(List.of("2026-02-30", "0000-00-00", "2026-2-3", "20260203", "115-02-03", "+999999999-12-31",
                    "1066-10-14"));
        }
        if (value.endsWith("Z") && value.contains("T0")) {
            texts.addAll(List.of("2026-02-30T00:00:00Z", "2026-02-03T25:00:00Z", "2026-02-03", "now"));
        }
        if (ENUMS.contains(name) || inMap) {
            texts.addAll(List.of("NOPE", value.toLowerCase(java.util.Locale.ROOT), value + " "));
        }
        return texts;
    }

    /// Digits, letters and signs as an input method types them when it is set to full width.
    static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append(c > ' ' && c < 0x7f ? (char) (c + 0xfee0) : (char) c));
        return wide.toString();
    }

    private void replace(String parent, String name, String json) {
        String shown = json.length() > 40 ? json.substring(0, 40) + "… (" + json.length() + ")" : json;
        add(parent + "/" + name + " = " + shown, parent + "/" + name,
                root -> ((ObjectNode) root.at(parent)).set(name, read(json)));
    }

    private void add(String what, String pointer, Consumer<ObjectNode> change) {
        ObjectNode copy = right.deepCopy();
        change.accept(copy);
        bad.add(new Bad(what, pointer, write(copy)));
    }

    private static String quoted(String text) {
        return write(JSON.getNodeFactory().textNode(text));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
