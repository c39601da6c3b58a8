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
                .map(entry -> Problem.FieldError.of(entry.pointer(), entry.code(), entry.text(), locale))
                .toList();
        try {
            return json.writeValueAsBytes(Problem.of(problem.type(), problem.detail(), supportCode, errors, locale));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem consists of plain strings", e);
        }
    }
}
