package org.quickpermit.server.platform.http.internal;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

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

/// Reads bodies strictly and says what is wrong in terms of the caller's own fields.
final class StrictJson {
    private static final Pattern PEM = Pattern.compile("-----BEGIN [A-Z ]{1,40}-----[A-Za-z0-9+/=\\r\\n]*+"
            + "-----END [A-Z ]{1,40}-----[\\r\\n]*+");

    private final ObjectMapper json;
    private final WireReader components = WireReader.strict();

    StrictJson(ObjectMapper json) {
        this.json = json;
    }

    /// @throws ApiProblem MALFORMED_JSON or INVALID_FIELDS
    <T extends Record> T read(byte[] body, Class<T> type) {
        JsonNode tree = tree(body);
        FieldErrors errors = new FieldErrors();
        checkText(tree, "", errors);
        checkComponents(tree, type, errors);
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
            boolean lines = PEM.matcher(node.textValue()).matches();
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

    /// What is left after the comparison with the record's components: a value whose own rules refuse it.
    private static ApiProblem invalid(JsonMappingException e) {
        return ApiProblem.field(pointer(e.getPath()), "INVALID_VALUE",
                new Text("內容或格式不正確，請依說明填寫。", "The value does not have the required form."));
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
