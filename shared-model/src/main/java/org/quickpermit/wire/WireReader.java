package org.quickpermit.wire;

import java.io.IOException;
import java.util.List;

import org.quickpermit.wire.WireBody.Complete;
import org.quickpermit.wire.WireBody.Fault;
import org.quickpermit.wire.WireBody.FaultCode;
import org.quickpermit.wire.WireBody.Incomplete;
import org.quickpermit.wire.WireBody.Malformed;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Reads messages off the wire and says everything that is wrong with them at once, field by field.
///
/// A plain mapper fills absent components with `null` and stops at the first mistake. This reader first compares the
/// JSON with the record's components, so that a message it lets through keeps the promises of its type: what is not
/// marked nullable is there. The rules of content (lengths, check digits, dates that fit together) are left to whoever
/// receives the message.
public final class WireReader {
    /// No more faults than this are reported for one body.
    public static final int MAX_FAULTS = 50;

    private final ObjectMapper mapper;
    private final boolean unknownFieldsAllowed;

    private WireReader(ObjectMapper mapper, boolean unknownFieldsAllowed) {
        this.mapper = mapper;
        this.unknownFieldsAllowed = unknownFieldsAllowed;
    }

    /// The reader of the server: an unknown field is a fault.
    public static WireReader strict() {
        return new WireReader(WireJson.strict(), false);
    }

    /// The reader of the clients: unknown fields are passed over, so that a newer server can add some.
    public static WireReader lenient() {
        return new WireReader(WireJson.lenient(), true);
    }

    /// Reads one message.
    ///
    /// @param json the body, UTF-8
    /// @param type class of the message
    /// @return the message, or all that is wrong; never an exception, whatever the body holds
    /// @throws IllegalArgumentException when the class itself is no message: a component is neither a record, a list, a
    ///         map nor a single value
    public <T extends Record> WireBody<T> read(byte[] json, Class<T> type) {
        JsonNode tree;
        try {
            tree = mapper.readTree(json);
        } catch (JsonProcessingException malformed) {
            return malformed(malformed);
        } catch (IOException undecodable) {
            // Bytes that are no UTF-8 surface as plain I/O errors.
            return new Malformed<>(1, 1, new Text("內容不是UTF-8文字，請以UTF-8重送", "the body is not UTF-8; send UTF-8"));
        }
        if (tree == null || tree.isMissingNode()) {
            return new Malformed<>(1, 1, new Text("內容空白，請附上JSON", "the body is empty; send JSON"));
        }
        List<Fault> faults = faults(tree, type);
        if (!faults.isEmpty()) {
            return new Incomplete<>(faults);
        }
        try {
            return new Complete<>(mapper.treeToValue(tree, type));
        } catch (JsonMappingException refused) {
            return new Incomplete<>(
                    List.of(new Fault(pointer(refused), FaultCode.MALFORMED_VALUE, WireCheck.MALFORMED)));
        } catch (JsonProcessingException refused) {
            return malformed(refused);
        }
    }

    /// Everything that keeps a JSON tree from being such a message, for whoever has the tree already.
    ///
    /// @param tree the body
    /// @param type class of the message
    /// @return the faults in the order of the message, at most [#MAX_FAULTS]; empty when the message is whole
    /// @throws IllegalArgumentException when the class itself is no message
    public List<Fault> faults(JsonNode tree, Class<? extends Record> type) {
        return new WireCheck(mapper, unknownFieldsAllowed).faults(tree, type);
    }

    private static <T extends Record> Malformed<T> malformed(JsonProcessingException exception) {
        JsonLocation location = exception.getLocation();
        int line = location == null ? 1 : Math.max(1, location.getLineNr());
        int column = location == null ? 1 : Math.max(1, location.getColumnNr());
        // The parser's own message may quote the body, which can hold personal data.
        Text text = exception instanceof StreamConstraintsException
                ? new Text("JSON巢狀過深或文字過長，請縮短後重送", "the JSON is nested too deeply or a text is too long; shorten it")
                : new Text("不是正確的JSON或欄位重複，請修正後重送", "not valid JSON, or a field is repeated; correct it");
        return new Malformed<>(line, column, text);
    }

    private static String pointer(JsonMappingException exception) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference reference : exception.getPath()) {
            pointer.append('/');
            pointer.append(reference.getFieldName() == null
                    ? String.valueOf(reference.getIndex())
                    : WireCheck.escape(reference.getFieldName()));
        }
        return pointer.toString();
    }
}
