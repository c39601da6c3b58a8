package org.quickpermit.server.platform.http.internal;

import java.nio.charset.StandardCharsets;

import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.FieldErrors.Entry;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.WireJson;
import org.quickpermit.wire.WireSamples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class StrictJsonTest {
    private final StrictJson json = new StrictJson(WireJson.strict());

    static java.util.stream.Stream<String> samples() {
        return WireSamples.ALL.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void reads_every_committed_sample(String name) {
        Class<? extends Record> type = WireSamples.ALL.get(name);

        assertThat((Record) json.read(WireSamples.bytes(name), type)).isEqualTo(WireSamples.message(name, type));
    }

    @Test
    void names_every_missing_unknown_and_mistyped_field_at_once() {
        ApiProblem problem = refused("""
                {"document":{"documentCode":7,"issuingState":"CHN","number":"K12345678","nationality":"CHN",
                 "surname":"CH\\u0000AN","givenNames":null,"nameMayBeTruncated":false,"birthDate":"2001-02-29",
                 "sex":"MALE","expiryDate":"2031-05-20","colour":"red"},
                 "identityNumber":"A123456(3)","contact":{},"intendedArrival":"2026-12-01","origins":{}}""");

        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_FIELDS);
        assertThat(problem.errors().entries()).extracting(Entry::pointer).containsExactlyInAnyOrder(
                "/document/documentCode", "/document/surname", "/document/givenNames", "/document/birthDate",
                "/document/colour", "/mrz");
    }

    @Test
    void tells_no_json_from_json_that_is_no_object() {
        assertThat(refused("{").type()).isEqualTo(ProblemType.MALFORMED_JSON);
        assertThat(refused("[]").type()).isEqualTo(ProblemType.MALFORMED_JSON);
        assertThat(refused("").type()).isEqualTo(ProblemType.MALFORMED_JSON);
    }

    private ApiProblem refused(String body) {
        return catchThrowableOfType(ApiProblem.class,
                () -> json.read(body.getBytes(StandardCharsets.UTF_8), QuickPermitApplication.class));
    }
}
