package org.quickpermit.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.quickpermit.wire.WireBody.Complete;
import org.quickpermit.wire.WireBody.Fault;
import org.quickpermit.wire.WireBody.FaultCode;
import org.quickpermit.wire.WireBody.Incomplete;
import org.quickpermit.wire.WireBody.Malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WireReaderTest {
    private static final WireReader STRICT = WireReader.strict();

    /// Each line changes one field of the sample application to the given JSON, or removes it (`-`).
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /document                 | -                        | MISSING         | /document
            /document                 | null                     | MISSING         | /document
            /document                 | "P"                      | WRONG_TYPE      | /document
            /document/surname         | -                        | MISSING         | /document/surname
            /document/surname         | 7                        | WRONG_TYPE      | /document/surname
            /document/surname         | true                     | WRONG_TYPE      | /document/surname
            /document/surname         | ["CHAN"]                 | WRONG_TYPE      | /document/surname
            /document/surname         | "CH\\u0000AN"            | BROKEN_TEXT     | /document/surname
            /document/surname         | "CH\\ud842AN"            | BROKEN_TEXT     | /document/surname
            /document/surname         | "CH\\udfb7AN"            | BROKEN_TEXT     | /document/surname
            /document/nameMayBeTruncated | "false"               | WRONG_TYPE      | /document/nameMayBeTruncated
            /document/nameMayBeTruncated | 0                     | WRONG_TYPE      | /document/nameMayBeTruncated
            /document/nameMayBeTruncated | -                     | MISSING         | /document/nameMayBeTruncated
            /document/birthDate       | "2001-02-29"             | NOT_A_DATE      | /document/birthDate
            /document/birthDate       | "1988-4-12"              | NOT_A_DATE      | /document/birthDate
            /document/birthDate       | "１９８８-04-12"          | NOT_A_DATE      | /document/birthDate
            /document/birthDate       | "1988-04-12T00:00:00"    | NOT_A_DATE      | /document/birthDate
            /document/birthDate       | ""                       | NOT_A_DATE      | /document/birthDate
            /document/birthDate       | 6676                     | WRONG_TYPE      | /document/birthDate
            /document/birthDate       | [1988,4,12]              | WRONG_TYPE      | /document/birthDate
            /document/sex             | "male"                   | UNKNOWN_VALUE   | /document/sex
            /document/sex             | ""                       | UNKNOWN_VALUE   | /document/sex
            /document/sex             | 0                        | WRONG_TYPE      | /document/sex
            /document/colour          | "red"                    | UNKNOWN_FIELD   | /document/colour
            /a~1b                     | 1                        | UNKNOWN_FIELD   | /a~1b
            /mrz                      | -                        | MISSING         | /mrz
            /mrz                      | "P<CHN"                  | WRONG_TYPE      | /mrz
            /mrz                      | ["P<CHN",null]           | MISSING         | /mrz/1
            /mrz                      | ["P<CHN",44]             | WRONG_TYPE      | /mrz/1
            /origins                  | -                        | MISSING         | /origins
            /origins                  | []                       | WRONG_TYPE      | /origins
            /origins                  | {"SHOE_SIZE":"TYPED"}    | UNKNOWN_FIELD   | /origins/SHOE_SIZE
            /origins                  | {"SEX":"GUESSED"}        | UNKNOWN_VALUE   | /origins/SEX
            /origins                  | {"SEX":null}             | MISSING         | /origins/SEX
            /contact                  | -                        | MISSING         | /contact
            /contact/phone            | 28330000                 | WRONG_TYPE      | /contact/phone
            /declaredKind             | "PASSPORT"               | UNKNOWN_VALUE   | /declaredKind
            """)
    void a_fault_of_the_application_is_named_by_its_pointer(String place, String json, FaultCode code, String pointer)
            throws Exception {
        byte[] body = changed("quick-permit-application", place, json);

        List<Fault> faults = faults(STRICT.read(body, QuickPermitApplication.class));

        assertThat(faults).extracting(Fault::pointer, Fault::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(pointer, code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            top-up        | TopUp        | /amount          | "50000"                | WRONG_TYPE
            top-up        | TopUp        | /amount          | 50000.0                | WRONG_TYPE
            top-up        | TopUp        | /amount          | 1e3                    | WRONG_TYPE
            top-up        | TopUp        | /amount          | 9223372036854775808    | OUT_OF_RANGE
            top-up        | TopUp        | /amount          | {"dollars":1}          | WRONG_TYPE
            top-up        | TopUp        | /amount          | -                      | MISSING
            entry-request | EntryRequest | /permitId        | "7Q4K9ZT2M8XI"         | MALFORMED_VALUE
            entry-request | EntryRequest | /permitId        | ""                     | MALFORMED_VALUE
            entry-request | EntryRequest | /permitId        | 7                      | WRONG_TYPE
            print-outcome | PrintOutcome | /at              | "2026-12-01T06:03:41"  | NOT_A_MOMENT
            print-outcome | PrintOutcome | /at              | "2026-12-01T24:03:41Z" | NOT_A_MOMENT
            print-outcome | PrintOutcome | /at              | 1764569021             | WRONG_TYPE
            print-outcome | PrintOutcome | /at              | "1764569021"           | NOT_A_MOMENT
            print-outcome | PrintOutcome | /journalSequence | null                   | MISSING
            print-outcome | PrintOutcome | /journalSequence | 99999999999999999999   | OUT_OF_RANGE
            print-outcome | PrintOutcome | /result          | "MAYBE"                | UNKNOWN_VALUE
            """)
    void a_fault_of_other_messages_is_named_too(String sample, String type, String place, String json, FaultCode code)
            throws Exception {
        byte[] body = changed(sample, place, json);

        List<Fault> faults = faults(STRICT.read(body, WireSamples.ALL.get(sample)));

        assertThat(WireSamples.ALL.get(sample).getSimpleName()).isEqualTo(type);
        assertThat(faults).extracting(Fault::pointer, Fault::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(place, code));
    }

    @Test
    void all_faults_are_told_at_once() {
        List<Fault> faults = faults(STRICT.read(bytes("{\"document\":{},\"mrz\":[1],\"shoe\":1}"),
                QuickPermitApplication.class));

        assertThat(faults).extracting(Fault::pointer).containsExactly("/document/documentCode",
                "/document/issuingState", "/document/number", "/document/nationality", "/document/surname",
                "/document/givenNames", "/document/nameMayBeTruncated", "/document/birthDate", "/document/sex",
                "/document/expiryDate", "/mrz/0", "/identityNumber", "/contact", "/intendedArrival", "/origins",
                "/shoe");
    }

    @ParameterizedTest
    @MethodSource("org.quickpermit.wire.WireSamplesTest#names")
    void every_component_that_may_not_be_absent_is_missed_by_name(String sample) throws Exception {
        Class<? extends Record> type = WireSamples.ALL.get(sample);
        for (String pointer : requiredPointers(type)) {
            byte[] body = changed(sample, pointer, "-");

            assertThat(faults(STRICT.read(body, type))).as(sample + pointer).extracting(Fault::pointer, Fault::code)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(pointer, FaultCode.MISSING));
        }
    }

    private static List<String> requiredPointers(Class<? extends Record> type) {
        List<String> pointers = new ArrayList<>();
        for (var component : type.getRecordComponents()) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                pointers.add("/" + component.getName());
            }
        }
        return pointers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{", "{}}", "{} {}", "{\"reason\":\"a\",\"reason\":\"b\"}", "{'reason':1}",
            "{\"reason\":01}", "NaN", "{\"reason\":\"a\",}", "// a\n{}"})
    void what_is_not_one_json_value_is_malformed(String body) {
        assertThat(STRICT.read(bytes(body), Cancellation.class)).isInstanceOf(Malformed.class);
    }

    @Test
    void malformed_json_is_located() {
        assertThat(STRICT.read(bytes("{\n \"reason\": oops}"), Cancellation.class))
                .isInstanceOfSatisfying(Malformed.class, malformed -> assertThat(malformed.line()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"text\"", "[]", "true"})
    void what_is_json_but_no_object_is_the_wrong_type(String body) {
        assertThat(faults(STRICT.read(bytes(body), Cancellation.class))).extracting(Fault::pointer, Fault::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("", FaultCode.WRONG_TYPE));
    }

    @Test
    void bytes_that_are_no_utf8_are_malformed() {
        byte[] body = bytes("{\"reason\":\"??\"}");
        body[11] = (byte) 0xC3;
        body[12] = (byte) 0x28;

        assertThat(STRICT.read(body, Cancellation.class)).isInstanceOf(Malformed.class);
    }

    @Test
    void deep_nesting_and_endless_text_are_refused_without_harm() {
        assertThat(STRICT.read(bytes("[".repeat(100_000)), Cancellation.class)).isInstanceOf(Malformed.class);
        assertThat(STRICT.read(bytes("{\"reason\":\"" + "x".repeat(100_000) + "\"}"), Cancellation.class))
                .isInstanceOf(Malformed.class);
        assertThat(STRICT.read(bytes("{\"reason\":" + "9".repeat(1000) + "}"), Cancellation.class))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void faults_are_capped() {
        StringBuilder body = new StringBuilder("{\"reason\":\"a\"");
        for (int i = 0; i < 1000; i++) {
            body.append(",\"x").append(i).append("\":1");
        }

        assertThat(faults(STRICT.read(bytes(body.append('}').toString()), Cancellation.class)))
                .hasSize(WireReader.MAX_FAULTS);
    }

    @Test
    void a_made_up_field_name_cannot_smuggle_control_characters_or_length_into_the_pointer() {
        String name = "a\\n\\u0007/~" + "x".repeat(500);

        List<Fault> faults = faults(STRICT.read(bytes("{\"reason\":\"a\",\"" + name + "\":1}"), Cancellation.class));

        assertThat(faults.getFirst().pointer()).startsWith("/a\uFFFD\uFFFD~1~0xxx").hasSizeLessThan(70);
    }

    @Test
    void clients_pass_over_unknown_fields_but_miss_absent_ones() {
        WireReader lenient = WireReader.lenient();

        assertThat(lenient.read(bytes("{\"reason\":\"a\",\"more\":{\"deep\":[1]}}"), Cancellation.class))
                .isEqualTo(new Complete<>(new Cancellation("a")));
        assertThat(faults(lenient.read(bytes("{\"more\":1}"), Cancellation.class))).extracting(Fault::pointer)
                .containsExactly("/reason");
    }

    @Test
    void no_text_of_a_fault_quotes_the_value() {
        List<Fault> faults = faults(STRICT.read(bytes("""
                {"permitId":"SECRETSECRET9","sheetNumber":7,"documentNumber":["K12345678"],"port":{"K12345678":1}}"""),
                EntryRequest.class));

        assertThat(faults).hasSize(4);
        assertThat(faults.toString()).doesNotContain("SECRET", "K12345678");
    }

    @Test
    void a_class_that_is_no_message_is_a_mistake_of_the_programmer() {
        record NoMessage(Thread thread) {}
        record NoList(Set<String> map) {}

        assertThatThrownBy(() -> STRICT.read(bytes("{\"thread\":1}"), NoMessage.class))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Thread");
        assertThatThrownBy(() -> STRICT.read(bytes("{\"map\":{}}"), NoList.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void elements_marked_nullable_may_be_null_and_others_not() {
        record Lists(List<@Nullable String> some, List<String> every) {}

        assertThat(faults(STRICT.read(bytes("{\"some\":[null],\"every\":[null]}"), Lists.class)))
                .extracting(Fault::pointer).containsExactly("/every/0");
    }

    private static <T extends Record> List<Fault> faults(WireBody<T> body) {
        assertThat(body).isInstanceOf(Incomplete.class);
        return ((Incomplete<T>) body).faults();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// The sample with one field set to `json`, or removed when that is `-`.
    private static byte[] changed(String sample, String pointer, String json) throws Exception {
        JsonNode root = WireJson.strict().readTree(WireSamples.bytes(sample));
        int last = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) root.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
        if (json.equals("-")) {
            assertThat(parent.remove(name)).as("the sample has " + pointer).isNotNull();
        } else {
            parent.set(name, WireJson.strict().readTree(json));
        }
        return WireJson.strict().writeValueAsBytes(root);
    }
}
