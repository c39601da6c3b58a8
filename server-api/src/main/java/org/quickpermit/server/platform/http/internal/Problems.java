package org.quickpermit.server.platform.http.internal;

import java.util.List;
import java.util.Locale;

import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.wire.Problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Turns failures into RFC 9457 bodies: the one place that does.
final class Problems {
    byte[] body(ApiProblem problem, Locale locale, String supportCode, ObjectMapper json) {
        List<Problem.FieldError> errors = problem.errors().entries().stream()
                .map(entry -> new Problem.FieldError(entry.pointer(), entry.code(), entry.text().in(locale)))
                .toList();
        try {
            return json.writeValueAsBytes(new Problem(problem.type().urn(), problem.type().title().in(locale),
                    problem.type().status(), problem.detail().in(locale), supportCode, errors));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem consists of plain strings", e);
        }
    }
}
