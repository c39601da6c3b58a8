package org.quickpermit.server.platform.http.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.wire.Text;

/// The body of a page's form: `application/x-www-form-urlencoded`, UTF-8.
final class Forms {
    private static final int MOST_FIELDS = 50;

    private Forms() {}

    /// @throws ApiProblem for a field that is repeated or cannot be decoded, and for more than 50 fields
    static Map<String, String> read(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.isEmpty() ? new String[0] : body.split("&", MOST_FIELDS + 1)) {
            int sign = pair.indexOf('=');
            String name = decode(sign < 0 ? pair : pair.substring(0, sign));
            String value = sign < 0 ? "" : decode(pair.substring(sign + 1));
            if (fields.size() == MOST_FIELDS || fields.put(name, value) != null) {
                throw unreadable();
            }
        }
        return fields;
    }

    private static String decode(String part) {
        String text;
        try {
            text = URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
        if (text.indexOf('\uFFFD') >= 0
                || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            throw unreadable();
        }
        return text;
    }

    private static ApiProblem unreadable() {
        return ApiProblem.field("form", "UNREADABLE",
                new Text("表單內容無法讀取，請重新開啟頁面後再送。",
                        "The form cannot be read: open the page again and send it from there."));
    }
}
