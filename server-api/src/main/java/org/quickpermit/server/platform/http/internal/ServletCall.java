package org.quickpermit.server.platform.http.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Call;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.platform.http.Route;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// A call as it came in over HTTP.
final class ServletCall implements Call {
    private static final long MOST_DISCARDED = 4L << 20;

    private final Context context;
    private final Route route;
    private final @Nullable Caller caller;
    private final String supportCode;
    private final StrictJson json;
    private final String publicHost;
    private byte @Nullable [] bytes;

    ServletCall(Context context, Route route, @Nullable Caller caller, String supportCode, StrictJson json,
            String publicHost) {
        this.context = context;
        this.route = route;
        this.caller = caller;
        this.supportCode = supportCode;
        this.json = json;
        this.publicHost = publicHost;
    }

    /// Refuses bodies of the wrong kind or size before anything is read.
    void checkForm() {
        long length = context.req().getContentLengthLong();
        if (length > route.body().maxBytes()) {
            discard(context);
            throw tooLarge();
        }
        boolean empty = length == 0 || (length < 0 && context.header("Transfer-Encoding") == null);
        String encoding = context.header("Content-Encoding");
        if (!empty && (!hasMediaType() || (encoding != null && !encoding.equalsIgnoreCase("identity")))) {
            throw new ApiProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    new Text("內容格式須為 " + route.body().mediaType() + "（UTF-8、未壓縮）。",
                            "Send the body as " + route.body().mediaType() + ", UTF-8, not compressed."));
        }
    }

    /// Reads what is still coming, up to a bound: a caller cut off in the middle of sending sees a broken line instead of
    /// the problem.
    private static void discard(Context context) {
        try {
            discard(context.req().getInputStream());
        } catch (IOException e) {
            // The caller went away; there is nobody left to answer.
            return;
        }
    }

    private static void discard(InputStream in) throws IOException {
        byte[] buffer = new byte[8_192];
        int read = 0;
        for (long left = MOST_DISCARDED; left > 0 && read >= 0; left -= read) {
            read = in.read(buffer);
        }
    }

    private boolean hasMediaType() {
        String type = context.req().getContentType();
        if (type == null) {
            return false;
        }
        String[] parts = type.split(";", 2);
        String charset = parts.length == 2 ? parts[1].replace("\"", "").strip().toLowerCase(Locale.ROOT) : "";
        return parts[0].strip().equalsIgnoreCase(route.body().mediaType())
                && (charset.isEmpty() || charset.equals("charset=utf-8"));
    }

    static ApiProblem tooLarge() {
        return new ApiProblem(ProblemType.BODY_TOO_LARGE,
                new Text("內容超過上限，請縮小後再送出。", "The body is larger than this call takes: send less."));
    }

    @Override
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("this route admits callers that are not known");
        }
        return caller;
    }

    @Override
    public <T extends Record> T body(Class<T> type) {
        return json.read(bodyBytes(), type);
    }

    @Override
    public <T extends Record> Optional<T> optionalBody(Class<T> type) {
        return bodyBytes().length == 0 ? Optional.empty() : Optional.of(body(type));
    }

    @Override
    public Map<String, String> form() {
        return Forms.read(new String(bodyBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(context.cookie(name));
    }

    @Override
    public byte[] bodyBytes() {
        byte[] read = bytes;
        if (read == null) {
            try {
                read = bodyStream().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            bytes = read;
        }
        return read.clone();
    }

    @Override
    public InputStream bodyStream() {
        try {
            return new Limited(context.req().getInputStream(), route.body().maxBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String pathParam(String name) {
        return context.pathParam(name);
    }

    @Override
    public Optional<String> query(String name) {
        List<String> values = context.queryParams(name);
        if (values.size() > 1) {
            throw ApiProblem.field("query:" + name, "REPEATED",
                    new Text("此參數只能出現一次。", "Give this parameter once."));
        }
        return values.stream().findFirst();
    }

    @Override
    public IdempotencyKey idempotencyKey() {
        String header = context.header(Api.IDEMPOTENCY_KEY);
        return Optional.ofNullable(header)
                .flatMap(IdempotencyKey::parse)
                .orElseThrow(() -> new ApiProblem(ProblemType.MISSING_IDEMPOTENCY_KEY,
                        new Text("請加上標頭 Idempotency-Key，內容為以雙引號括住之 16 至 64 個英數字元，例如 UUID。",
                                "Send the header Idempotency-Key: 16 to 64 letters or digits in double quotes,"
                                        + " for example a UUID.")));
    }

    @Override
    public Locale locale() {
        return Locales.of(context.req());
    }

    @Override
    public String sessionToken() {
        return Admission.token(route.access(), context.req())
                .orElseThrow(() -> new IllegalStateException("this route admits callers without a session"));
    }

    @Override
    public String serverAddress() {
        return "https://" + publicHost + ":" + context.req().getLocalPort();
    }

    @Override
    public String supportCode() {
        return supportCode;
    }

    /// Fails when more than the limit is read: a body sent in chunks announces no length.
    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long limit) {
            super(in);
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                count(1);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                discard(in);
                throw tooLarge();
            }
        }
    }
}
