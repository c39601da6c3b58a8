package org.quickpermit.server.platform.http.internal;

import java.util.Locale;

import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemsTest {
    @ParameterizedTest
    @ValueSource(strings = {"zh-TW", "en"})
    void a_problem_is_said_in_the_callers_language_and_carries_both(String language) throws Exception {
        Locale locale = Locale.forLanguageTag(language);
        Text fault = new Text("過長", "too long");
        ApiProblem problem = ApiProblem.field("/x", "TOO_LONG", fault);
        JsonNode json = WireJson.strict().readTree(new Problems().body(problem, locale, "AB12", WireJson.strict()));
        assertThat(json.at("/title").asText()).isEqualTo(problem.type().title().in(locale));
        assertThat(json.at("/detail").asText()).isEqualTo(problem.detail().in(locale));
        assertThat(json.at("/texts/zh").asText()).isEqualTo(problem.detail().zh());
        assertThat(json.at("/texts/en").asText()).isEqualTo(problem.detail().en());
        assertThat(json.at("/errors/0/text").asText()).isEqualTo(fault.in(locale));
        assertThat(json.at("/errors/0/texts/zh").asText()).isEqualTo("過長");
        assertThat(json.at("/errors/0/texts/en").asText()).isEqualTo("too long");
    }
}
