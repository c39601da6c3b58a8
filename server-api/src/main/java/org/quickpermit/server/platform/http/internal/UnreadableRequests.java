package org.quickpermit.server.platform.http.internal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

import org.quickpermit.wire.Problem;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what fails before any route is reached: a path that cannot be decoded, a broken request line, headers too large.
/// A problem like every other, without the web server's own page, name or version. What was asked for is not repeated, in
/// the answer or in the log: it is exactly what could not be read.
final class UnreadableRequests extends ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequests.class);
    private static final Text UNREADABLE = new Text("請求無法解讀：路徑須為 UTF-8 並以百分號正確編碼，且不得含控制字元；標頭不得過大。",
            "The request could not be read as HTTP. Encode the path as UTF-8 with percent signs, without control characters,"
                    + " and send fewer headers.");
    private static final Text FAILED = new Text("系統發生錯誤，請提供支援代碼洽入出境管理局。",
            "Something went wrong on the server. Quote the support code to the bureau.");

    private final SupportCodes codes = new SupportCodes();
    private final ObjectMapper json = WireJson.strict();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus() >= 400 ? response.getStatus() : 500;
        response.setStatus(status);
        putHeaders(response.getHeaders());
        response.write(true, ByteBuffer.wrap(body(status, request.getHeaders())), callback);
        return true;
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        putHeaders(fields);
        return ByteBuffer.wrap(body(status, HttpFields.EMPTY));
    }

    private static void putHeaders(HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        // The line is given up after such a request; a caller who is not told would send the next call into it.
        headers.put(HttpHeader.CONNECTION, "close");
    }

    /// @param headers headers of the request, as far as they were read
    private byte[] body(int status, HttpFields headers) {
        String code = codes.next();
        LOG.atInfo().addKeyValue("status", status).addKeyValue("call", code).log("request could not be read");
        boolean failed = status >= 500 && status != HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;
        ProblemType type = failed ? ProblemType.INTERNAL_ERROR : ProblemType.UNREADABLE_REQUEST;
        try {
            return json.writeValueAsBytes(new Problem(type.urn(), in(headers, type.title()), status,
                    in(headers, failed ? FAILED : UNREADABLE), code, List.of(), failed ? FAILED : UNREADABLE));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem consists of plain strings", e);
        }
    }

    /// The caller's language; both, where reading ended in the first line, before the header that names it.
    private static String in(HttpFields headers, Text text) {
        if (headers.size() == 0) {
            return text.zh() + " " + text.en();
        }
        Locale locale = Locales.of(headers.get(HttpHeader.ACCEPT_LANGUAGE));
        return text.in(locale);
    }
}
