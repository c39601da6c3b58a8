package org.quickpermit.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.quickpermit.wire.WireBody.Fault;
import org.quickpermit.wire.WireBody.FaultCode;
import org.quickpermit.wire.WireShape.ListOf;
import org.quickpermit.wire.WireShape.MapOf;
import org.quickpermit.wire.WireShape.ObjectOf;
import org.quickpermit.wire.WireShape.Slot;
import org.quickpermit.wire.WireShape.Value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/// Compares one JSON tree with the shape of a record.
final class WireCheck {
    static final Text MALFORMED = new Text("號碼格式或檢查碼不符，請核對後重送",
            "the form or check character is wrong; compare and send again");

    private static final Text MISSING = new Text("缺少此欄位，請補上", "the field is missing; add it");
    private static final Text UNKNOWN = new Text("不認得此欄位，請移除或更新程式", "unknown field; remove it or update the program");
    private static final Text BROKEN = new Text("含控制字元或不完整的字元，請重新輸入",
            "control characters or broken characters; type it again");
    private static final Text RANGE = new Text("數值超出範圍，請更正", "the number is out of range; correct it");
    private static final Text DATE = new Text("應為存在的日期，格式為YYYY-MM-DD", "must be a date of the calendar, as YYYY-MM-DD");
    private static final Text MOMENT = new Text("應為UTC時間，格式為YYYY-MM-DDThh:mm:ssZ",
            "must be a moment, as YYYY-MM-DDThh:mm:ssZ");
    private static final int MAX_NAME = 60;

    private final ObjectMapper mapper;
    private final boolean unknownFieldsAllowed;
    private final List<Fault> faults = new ArrayList<>();

    WireCheck(ObjectMapper mapper, boolean unknownFieldsAllowed) {
        this.mapper = mapper;
        this.unknownFieldsAllowed = unknownFieldsAllowed;
    }

    /// Everything that keeps the tree from being such a message, empty when nothing does.
    List<Fault> faults(JsonNode tree, Class<? extends Record> type) {
        check(tree, WireShape.of(type), "");
        return faults;
    }

    private void check(JsonNode node, WireShape shape, String pointer) {
        switch (shape) {
            case ObjectOf object -> object(node, object, pointer);
            case ListOf list -> list(node, list, pointer);
            case MapOf map -> map(node, map, pointer);
            case Value value -> value(node, value.type(), pointer);
        }
    }

    private void check(@Nullable JsonNode node, Slot slot, String pointer) {
        if (node == null || node.isNull()) {
            if (!slot.nullable()) {
                fail(pointer, FaultCode.MISSING, MISSING);
            }
        } else {
            check(node, slot.shape(), pointer);
        }
    }

    private void object(JsonNode node, ObjectOf object, String pointer) {
        if (!node.isObject()) {
            fail(pointer, FaultCode.WRONG_TYPE, new Text("應為JSON物件", "must be a JSON object"));
            return;
        }
        for (Map.Entry<String, Slot> field : object.fields().entrySet()) {
            check(node.get(field.getKey()), field.getValue(), pointer + "/" + field.getKey());
        }
        if (!unknownFieldsAllowed) {
            unknownFields(node, object.fields().keySet(), pointer);
        }
    }

    private void unknownFields(JsonNode node, Set<String> known, String pointer) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!known.contains(field.getKey())) {
                fail(pointer + "/" + escape(field.getKey()), FaultCode.UNKNOWN_FIELD, UNKNOWN);
            }
        }
    }

    private void list(JsonNode node, ListOf list, String pointer) {
        if (!node.isArray()) {
            fail(pointer, FaultCode.WRONG_TYPE, new Text("應為清單", "must be a list"));
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            check(node.get(i), list.element(), pointer + "/" + i);
        }
    }

    private void map(JsonNode node, MapOf map, String pointer) {
        if (!node.isObject()) {
            fail(pointer, FaultCode.WRONG_TYPE, new Text("應為JSON物件", "must be a JSON object"));
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String place = pointer + "/" + escape(entry.getKey());
            if (map.key().isEnum() && !constants(map.key()).contains(entry.getKey())) {
                fail(place, FaultCode.UNKNOWN_FIELD, UNKNOWN);
            } else {
                check(entry.getValue(), map.value(), place);
            }
        }
    }

    private void value(JsonNode node, Class<?> type, String pointer) {
        if (type == String.class) {
            text(node, pointer);
        } else if (type == boolean.class || type == Boolean.class) {
            if (!node.isBoolean()) {
                fail(pointer, FaultCode.WRONG_TYPE, new Text("應為true或false", "must be true or false"));
            }
        } else if (type == int.class || type == Integer.class) {
            number(node, node.canConvertToInt(), pointer);
        } else if (type == long.class || type == Long.class) {
            number(node, node.canConvertToLong(), pointer);
        } else if (type == LocalDate.class) {
            date(node, pointer);
        } else if (type == Instant.class) {
            moment(node, pointer);
        } else if (type.isEnum()) {
            constant(node, type, pointer);
        } else {
            wrapped(node, type, pointer);
        }
    }

    private boolean text(JsonNode node, String pointer) {
        if (!node.isTextual()) {
            fail(pointer, FaultCode.WRONG_TYPE, new Text("應為文字", "must be text"));
            return false;
        }
        if (isBroken(node.textValue())) {
            fail(pointer, FaultCode.BROKEN_TEXT, BROKEN);
            return false;
        }
        return true;
    }

    private void number(JsonNode node, boolean fits, String pointer) {
        if (!node.isIntegralNumber()) {
            fail(pointer, FaultCode.WRONG_TYPE, new Text("應為整數", "must be a whole number"));
        } else if (!fits) {
            fail(pointer, FaultCode.OUT_OF_RANGE, RANGE);
        }
    }

    /// Only `2002-06-30`: the mapper alone would also take day counts, lists of numbers and date-times.
    private void date(JsonNode node, String pointer) {
        if (!text(node, pointer)) {
            return;
        }
        String text = node.textValue();
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}") || !parses(() -> LocalDate.parse(text))) {
            fail(pointer, FaultCode.NOT_A_DATE, DATE);
        }
    }

    /// Only moments in UTC: the mapper alone would also take counts of seconds.
    private void moment(JsonNode node, String pointer) {
        if (!text(node, pointer)) {
            return;
        }
        String text = node.textValue();
        if (!text.endsWith("Z") || !parses(() -> Instant.parse(text))) {
            fail(pointer, FaultCode.NOT_A_MOMENT, MOMENT);
        }
    }

    private static boolean parses(Runnable parser) {
        try {
            parser.run();
            return true;
        } catch (DateTimeException notOne) {
            return false;
        }
    }

    private void constant(JsonNode node, Class<?> type, String pointer) {
        if (!text(node, pointer)) {
            return;
        }
        Set<String> constants = constants(type);
        if (!constants.contains(node.textValue())) {
            fail(pointer, FaultCode.UNKNOWN_VALUE, new Text("僅可為：" + String.join("、", constants),
                    "must be one of: " + String.join(", ", constants)));
        }
    }

    private static Set<String> constants(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Object constant : type.getEnumConstants()) {
            names.add(((Enum<?>) constant).name());
        }
        return names;
    }

    /// A value with rules of its own, as a permit id: first what it is written as, then the value itself.
    private void wrapped(JsonNode node, Class<?> type, String pointer) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException("a message cannot have a component of type " + type.getName());
        }
        int before = faults.size();
        value(node, type.getRecordComponents()[0].getType(), pointer);
        if (faults.size() > before) {
            return;
        }
        try {
            mapper.treeToValue(node, type);
        } catch (JsonProcessingException refused) {
            fail(pointer, FaultCode.MALFORMED_VALUE, MALFORMED);
        }
    }

    /// True for text with control characters other than line ends and tabs, or with half of a surrogate pair.
    private static boolean isBroken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)
                    || Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                return true;
            }
        }
        return false;
    }

    private void fail(String pointer, FaultCode code, Text text) {
        if (faults.size() < WireReader.MAX_FAULTS) {
            faults.add(new Fault(pointer, code, text));
        }
    }

    /// A name as part of a JSON pointer, cut short and cleaned where the sender made it up.
    static String escape(String name) {
        String cut = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            clean.append(Character.isSurrogate(c) || Character.isISOControl(c) ? '\uFFFD' : c);
        }
        return clean.toString().replace("~", "~0").replace("/", "~1");
    }
}
