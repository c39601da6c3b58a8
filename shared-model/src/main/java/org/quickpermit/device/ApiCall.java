package org.quickpermit.device;

import java.util.function.UnaryOperator;

import org.quickpermit.wire.Api;

import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/// One call of the API while it is put together, used once and by one thread. Sending blocks and throws nothing.
public final class ApiCall {
    private final ApiLink link;
    private final HttpUrl.Builder url;
    private final Request.Builder request;

    ApiCall(ApiLink link, HttpUrl url, UnaryOperator<Request.Builder> method) {
        this.link = link;
        this.url = url.newBuilder();
        this.request = method.apply(new Request.Builder().url(url));
    }

    /// Adds a parameter of the query; null and empty text add none.
    public ApiCall where(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            url.addQueryParameter(name, value.toString());
        }
        return this;
    }

    /// Makes the call in a session.
    ///
    /// @param token its token, null for no session
    public ApiCall inSession(@Nullable String token) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return this;
    }

    /// Makes the call under a key, so that repeating it has no second effect.
    public ApiCall under(String idempotencyKey) {
        request.header(Api.IDEMPOTENCY_KEY, '"' + idempotencyKey + '"');
        return this;
    }

    /// Sends it and reads the answer.
    ///
    /// @param type class of the answer
    public <T extends Record> Answer<T> send(Class<T> type) {
        return link.call(request.url(url.build()), type);
    }

    /// Sends it; whatever a good answer holds is passed over.
    public Answer<Done> send() {
        return link.done(request.url(url.build()));
    }
}
