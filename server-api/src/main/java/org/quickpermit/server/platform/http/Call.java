package org.quickpermit.server.platform.http;

import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One call, as a handler sees it.
public interface Call {
    /// Who is calling.
    ///
    /// @throws IllegalStateException on a route for [Access#anyone()]
    Caller caller();

    /// The JSON body, read strictly.
    ///
    /// @throws ApiProblem [org.quickpermit.wire.ProblemType#MALFORMED_JSON] when it is not JSON, and
    ///         [org.quickpermit.wire.ProblemType#INVALID_FIELDS] naming the field when a field is unknown, missing, or of
    ///         the wrong type
    <T extends Record> T body(Class<T> type);

    /// The JSON body, or empty when the call has none.
    ///
    /// @throws ApiProblem as [#body(Class)]
    <T extends Record> Optional<T> optionalBody(Class<T> type);

    /// The fields of a page's form, each at most once.
    ///
    /// @throws ApiProblem [org.quickpermit.wire.ProblemType#INVALID_FIELDS] when a field is repeated or cannot be read
    Map<String, String> form();

    /// A cookie of the browser.
    Optional<String> cookie(String name);

    /// The bytes of the body, for fingerprints. At most the route's limit.
    byte[] bodyBytes();

    /// The body as it arrives, for files; reading past the route's limit fails with
    /// [org.quickpermit.wire.ProblemType#BODY_TOO_LARGE].
    InputStream bodyStream();

    /// A parameter of the path, decoded.
    String pathParam(String name);

    /// A parameter of the query, decoded. A parameter given twice is refused.
    Optional<String> query(String name);

    /// The idempotency key.
    ///
    /// @throws ApiProblem [org.quickpermit.wire.ProblemType#MISSING_IDEMPOTENCY_KEY] when the header is missing or has
    ///         the wrong form
    IdempotencyKey idempotencyKey();

    /// Chinese or English: as chosen on the page, else by `Accept-Language`; Chinese where the header asks for neither.
    Locale locale();

    /// The session token the call carries.
    ///
    /// @throws IllegalStateException on a route whose [Access] asks for no session
    String sessionToken();

    /// The address devices reach the server by, as `https://host:port`. From the configuration: what the caller wrote into
    /// its `Host` header decides nothing.
    String serverAddress();

    /// The support code of this call, which appears in problems and in the log.
    String supportCode();
}
