package org.quickpermit.server.quickpermit;

import java.io.IOException;
import java.util.List;

import org.quickpermit.wire.DecisionReceipt;
import org.quickpermit.wire.PermitView;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Station;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import org.jspecify.annotations.Nullable;

/// Writes the answer to an application as text. Half of it is the same in every answer, the rules of the receipt and the
/// stations: these two lists become text once and not with every answer.
final class AnswerJson {
    private final ObjectWriter json;

    AnswerJson() {
        ObjectMapper mapper = WireJson.strict();
        mapper.addMixIn(DecisionReceipt.class, SameRules.class);
        mapper.addMixIn(PermitView.class, SameStations.class);
        this.json = mapper.writerFor(QuickPermitCase.class).with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /// The answer as it is sent and kept.
    String write(QuickPermitCase answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always writable", e);
        }
    }

    private interface SameRules {
        @JsonSerialize(using = SameList.class)
        List<DecisionReceipt.RuleRun> rules();
    }

    private interface SameStations {
        @JsonSerialize(using = SameList.class)
        List<Station> stations();
    }

    /// Writes a list by the text it had the last time, as long as it is the same object. Jackson makes one of these for
    /// each member it is named at.
    static final class SameList extends StdSerializer<List<?>> {
        private static final long serialVersionUID = 1;
        private transient volatile @Nullable Known known;

        private record Known(List<?> list, SerializedString text) {}

        SameList() {
            super(List.class, false);
        }

        @Override
        public void serialize(List<?> list, JsonGenerator to, SerializerProvider provider) throws IOException {
            Known now = known;
            // By identity, on purpose: comparing two lists would cost as much as writing one.
            if (now == null || now.list() != list) {
                String text = ((ObjectMapper) to.getCodec()).writeValueAsString(list);
                now = new Known(list, new SerializedString(text));
                known = now;
            }
            to.writeRawValue(now.text());
        }
    }
}
