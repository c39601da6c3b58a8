package org.quickpermit.server.platform.http.internal;

import java.io.IOException;
import java.util.List;

import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireBody;
import org.quickpermit.wire.WireReader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/// Reads bodies strictly and says what is wrong in terms of the caller's own fields.
final class StrictJson {
    private final ObjectMapper json;
    private final WireReader components = WireReader.strict();

    StrictJson(ObjectMapper json) {
        this.json = json;
    }

    /// @throws ApiProblem MALFORMED_JSON or INVALID_FIELDS
    <T> T read(byte[] body, Class<T> type) {
        JsonNode tree = tree(body);
        FieldErrors errors = new FieldErrors();
        checkText(tree, "", errors);
        if (type.isRecord()) {
            checkComponents(tree, type.asSubclass(Record.class), errors);
        }
        errors.throwIfAny();
        try {
            return json.treeToValue(tree, type);
        } catch (JsonMappingException e) {
            throw invalid(e);
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
    }

    private JsonNode tree(byte[] body) {
        try {
            JsonNode tree = json.readTree(body);
            if (tree == null || !tree.isObject()) {
                throw new ApiProblem(ProblemType.MALFORMED_JSON,
                        new Text("內容須為一個 JSON 物件。", "The body must be one JSON object."));
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new ApiProblem(ProblemType.MALFORMED_JSON,
                    new Text("內容不是有效的 UTF-8 JSON。", "The body is not JSON in UTF-8."));
        }
    }

    private static ApiProblem malformed(JsonProcessingException e) {
        String place = e.getLocation() == null
                ? ""
                : " (" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr() + ")";
        if (e instanceof StreamConstraintsException) {
            return new ApiProblem(ProblemType.MALFORMED_JSON,
                    new Text("JSON 層數過深或單一值過長" + place + "。",
                            "The JSON is nested too deeply or holds a value that is too long" + place + "."));
        }
        boolean repeated = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
        return repeated
                ? new ApiProblem(ProblemType.MALFORMED_JSON,
                        new Text("同一物件內欄位名稱重複" + place + "。",
                                "A field name appears twice in one object" + place + "."))
                : new ApiProblem(ProblemType.MALFORMED_JSON,
                        new Text("內容不是有效的 JSON" + place + "。", "The body is not valid JSON" + place + "."));
    }

    /// Every component that is missing, unknown or of another type, all at once: the mapper alone would fill the missing
    /// ones with null.
    private void checkComponents(JsonNode tree, Class<? extends Record> type, FieldErrors errors) {
        for (WireBody.Fault fault : components.faults(tree, type)) {
            // Broken text is already named, with its place.
            if (fault.code() != WireBody.FaultCode.BROKEN_TEXT) {
                errors.add(fault.pointer(), fault.code().name(), fault.text());
            }
        }
    }

    /// Text that no paper and no screen can show, or that shows as something else: control characters, halves of
    /// surrogate pairs, non-characters, and marks that turn the direction of writing around.
    private static void checkText(JsonNode node, String pointer, FieldErrors errors) {
        if (node.isTextual()) {
            // PEM is the one text of the API that consists of lines.
            boolean lines = node.textValue().startsWith("-----BEGIN ");
            int position = badCharacter(lines ? node.textValue().replaceAll("\\R", " ") : node.textValue());
            if (position > 0) {
                errors.add(pointer, "CONTROL_CHARACTER", new Text("第 " + position + " 個字元為不可列印字元，請刪除。",
                        "Character " + position + " cannot be printed: remove it."));
            }
        } else if (node.isObject()) {
            node.properties()
                    .forEach(field -> checkText(field.getValue(), pointer + "/" + escape(field.getKey()), errors));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                checkText(node.get(i), pointer + "/" + i, errors);
            }
        }
    }

    /// 1-based position, in characters, of the first character that is refused; 0 when there is none.
    private static int badCharacter(String text) {
        int position = 0;
        for (int i = 0; i < text.length();) {
            int codePoint = text.codePointAt(i);
            position++;
            if (Character.isISOControl(codePoint) || (codePoint >= 0xD800 && codePoint <= 0xDFFF)
                    || (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0x202A && codePoint <= 0x202E)
                    || (codePoint >= 0x2066 && codePoint <= 0x2069) || codePoint == 0xFEFF) {
                return position;
            }
            i += Character.charCount(codePoint);
        }
        return 0;
    }

    private static ApiProblem invalid(JsonMappingException e) {
        String pointer = pointer(e.getPath());
        return switch (e) {
            case UnrecognizedPropertyException ignored -> ApiProblem.field(pointer, "UNKNOWN_FIELD",
                    new Text("無此欄位，請移除。", "There is no such field: remove it."));
            case InvalidNullException ignored -> ApiProblem.field(pointer, "MISSING",
                    new Text("此欄位必填。", "This field is required."));
            case InvalidFormatException format -> ApiProblem.field(pointer, "INVALID_FORMAT", formatText(format));
            case MismatchedInputException mismatch when missing(mismatch) -> ApiProblem.field(pointer, "MISSING",
                    new Text("此欄位必填。", "This field is required."));
            case MismatchedInputException mismatch -> ApiProblem.field(pointer, "WRONG_TYPE",
                    typeText(mismatch.getTargetType()));
            default -> ApiProblem.field(pointer, "INVALID_VALUE",
                    new Text("內容或格式不正確，請依說明填寫。", "The value is missing or does not have the required form."));
        };
    }

    private static boolean missing(MismatchedInputException e) {
        String message = String.valueOf(e.getOriginalMessage());
        return message.startsWith("Missing") || message.startsWith("Cannot map `null`")
                || message.startsWith("Null value");
    }

    private static Text formatText(InvalidFormatException e) {
        Class<?> type = e.getTargetType();
        if (type != null && type.isEnum()) {
            String allowed = String.join(", ", java.util.Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList());
            return new Text("須為下列之一：" + allowed + "。", "Use one of: " + allowed + ".");
        }
        return typeText(type);
    }

    private static Text typeText(@org.jspecify.annotations.Nullable Class<?> type) {
        if (type == java.time.LocalDate.class) {
            return new Text("須為實際存在之日期，格式 YYYY-MM-DD。", "Use a date that exists, as YYYY-MM-DD.");
        }
        if (type == java.time.Instant.class) {
            return new Text("須為時間，格式 2026-11-22T08:30:00Z。", "Use a moment as 2026-11-22T08:30:00Z.");
        }
        if (type == String.class) {
            return new Text("須為文字。", "Use text, in quotes.");
        }
        if (type != null && (type == int.class || type == long.class || Number.class.isAssignableFrom(type)
                || type == org.quickpermit.money.Ntd.class)) {
            return new Text("須為整數，不加引號。", "Use a whole number, without quotes.");
        }
        if (type != null && (List.class.isAssignableFrom(type) || type.isArray())) {
            return new Text("須為 JSON 陣列。", "Use a JSON array.");
        }
        return new Text("型別或格式不正確。", "The type or form is wrong.");
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            pointer.append('/').append(step.getFieldName() == null
                    ? Integer.toString(step.getIndex())
                    : escape(step.getFieldName()));
        }
        return pointer.toString();
    }

    /// RFC 6901.
    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
