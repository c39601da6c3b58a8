package org.quickpermit.server.app;

import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.quickpermit.wire.Api;
import org.quickpermit.wire.Role;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/// Row 23: register files as they should not be, sent over HTTPS. Each is refused whole, by line and column, in the
/// officer's language; what was live stays live.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRegisterFilesTest {
    private static final String MOVEMENTS = "document_number,identity_number,direction,day";
    private static final String DENIED = "document_number,identity_number,name,chinese_name,birth_date,valid_until";

    private TestServer server;
    private TestClient officer;

    @BeforeAll
    void start() {
        server = TestServer.start();
        officer = server.bureau(Role.BUREAU_OFFICER);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private TestClient.Answer load(String register, String language, byte[] file) {
        TestClient client = officer.withHeader("Accept-Language", language);
        return client.send(client.request(Api.path(Api.REGISTER_LOADS, register)).header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    private List<String> live() {
        return server.application().platform().database().read(handle -> handle
                .createQuery("SELECT * FROM register_state ORDER BY 1").mapToMap().list()).stream()
                .map(Map::toString).toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void files_with_a_fault_are_refused_by_line_and_column_and_change_nothing() {
        assertThat(load("movements", "en", utf8(MOVEMENTS + "\nK1,,ENTRY,2026-01-01\n")).status()).isEqualTo(201);
        Map<String, String> movements = new java.util.LinkedHashMap<>();
        movements.put("", "/line/1");
        movements.put("\n\n", "/line/1");
        movements.put("document,identity,direction,day\n", "/line/1");
        movements.put(MOVEMENTS.toUpperCase(java.util.Locale.ROOT) + "\n", "/line/1");
        movements.put(MOVEMENTS.replace(',', ';') + "\n", "/line/1");
        movements.put(MOVEMENTS + ",extra\n", "/line/1");
        movements.put("K1,,ENTRY,2026-01-01\n", "/line/1");
        movements.put(MOVEMENTS + "\nK1,,ENTRY,2026-02-30\n", "/line/2/day");
        movements.put(MOVEMENTS + "\nK1,,ENTRY,30/11/2026\n", "/line/2/day");
        movements.put(MOVEMENTS + "\nK1,,ENTRY,２０２６-01-01\n", "/line/2/day");
        movements.put(MOVEMENTS + "\nK1,,ENTRY,\n", "/line/2/day");
        movements.put(MOVEMENTS + "\nK1,,IN,2026-01-01\n", "/line/2/direction");
        movements.put(MOVEMENTS + "\nK1,,entry,2026-01-01\n", "/line/2/direction");
        movements.put(MOVEMENTS + "\n,,ENTRY,2026-01-01\n", "/line/2/document_number");
        movements.put(MOVEMENTS + "\nＫ１,,ENTRY,2026-01-01\n", "/line/2/document_number");
        movements.put(MOVEMENTS + "\nK1\u0000,,ENTRY,2026-01-01\n", "/line/2/document_number");
        movements.put(MOVEMENTS + "\n" + "K".repeat(21) + ",,ENTRY,2026-01-01\n", "/line/2/document_number");
        movements.put(MOVEMENTS + "\n" + "K".repeat(5000) + ",,ENTRY,2026-01-01\n", "/line/2");
        movements.put(MOVEMENTS + "\nK1,A123456(4),ENTRY,2026-01-01\n", "/line/2/identity_number");
        movements.put(MOVEMENTS + "\nK1,,ENTRY,2026-01-01,more\n", "/line/2");
        movements.put(MOVEMENTS + "\nK1,,ENTRY\n", "/line/2");
        movements.put(MOVEMENTS + "\n" + ",".repeat(500) + "\n", "/line/2");
        movements.put(MOVEMENTS + "\n\"K1,,ENTRY,2026-01-01\n", "/line/2");
        movements.put(MOVEMENTS + "\n\"K1\"x,,ENTRY,2026-01-01\n", "/line/2");
        movements.put(MOVEMENTS + "\nK1,,ENTRY,2026-01-01\n\nK2,,EXIT,x\n", "/line/4/day");
        movements.put("=cmd|' /C calc'!A0\n", "/line/1");
        List<String> before = live();
        List<String> wrong = new ArrayList<>();
        movements.forEach((file, place) -> {
            for (String language : List.of("en", "zh-TW")) {
                TestClient.Answer answer = load("movements", language, utf8(file));
                if (!isRefused(answer, place, language)) {
                    wrong.add(file.substring(0, Math.min(80, file.length())) + " -> " + answer.text());
                }
            }
        });
        assertThat(wrong).isEmpty();
        for (String row : List.of("K1,,,,1980-02-30,", ",,CHAN TAI MAN,,,", ",,,,1980-01-01,", ",,,,,2027-01-01",
                "K1,,<b>,,1980-01-01,", "K1,,,\ufeff\u0007,1980-01-01,")) {
            assertThat(isRefused(load("deny-list", "en", utf8(DENIED + "\n" + row + "\n")), "/line/2", "en")).as(row)
                    .isTrue();
        }
        assertThat(live()).isEqualTo(before);
    }

    private static boolean isRefused(TestClient.Answer answer, String place, String language) {
        if (!answer.problem().equals("register-file-rejected")) {
            return false;
        }
        JsonNode error = answer.json().path("errors").path(0);
        boolean han = error.path("text").asText().codePoints().anyMatch(Character::isIdeographic);
        return error.path("pointer").asText().startsWith(place) && han == language.startsWith("zh");
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        List<String> before = live();
        byte[] binary = new byte[100_000];
        new java.util.Random(4711).nextBytes(binary);
        byte[] big5 = (DENIED + "\nK1,,,陳大文,1980-01-01,\n").getBytes(Charset.forName("x-windows-950"));
        byte[] utf16 = (MOVEMENTS + "\nK1,,ENTRY,2026-01-01\n").getBytes(StandardCharsets.UTF_16);
        assertThat(load("movements", "en", binary).problem()).isEqualTo("register-file-rejected");
        assertThat(load("movements", "en", new byte[200_000]).problem()).isEqualTo("register-file-rejected");
        assertThat(load("movements", "en", utf16).problem()).isEqualTo("register-file-rejected");
        TestClient.Answer old = load("deny-list", "en", big5);
        assertThat(old.json().at("/errors/0/text").asText()).contains("Save it as UTF-8");
        assertThat(load("nothing", "en", utf8(MOVEMENTS)).problem()).isEqualTo("not-found");
        assertThat(officer.post(Api.path(Api.REGISTER_LOADS, "movements"), "{}").problem())
                .isEqualTo("unsupported-media-type");
        assertThat(live()).isEqualTo(before);
    }

    /// Spreadsheets write a byte order mark, carriage returns and quotes around everything; all of it means the same.
    @Test
    void what_spreadsheets_write_is_read() {
        String rows = "\"K7\",\"\",\"ENTRY\",\"2026-01-01\"\r\nK8,,EXIT,2026-01-02";
        for (String file : List.of(MOVEMENTS + "\r\n" + rows, "\ufeff" + MOVEMENTS + "\n" + rows,
                "\ufeff\"document_number\",\"identity_number\",\"direction\",\"day\"\r\n" + rows + "\r\n\r\n")) {
            TestClient.Answer answer = load("movements", "en", utf8(file));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(answer.json().path("rows").asLong()).isEqualTo(2);
        }
    }

    @Test
    void a_file_that_would_empty_a_register_needs_a_word_that_it_is_whole() {
        String address = "control";
        String header = "document_number,identity_number,direction,valid_until\n";
        assertThat(load(address, "en", utf8(header + "K1,,ENTRY,\nK2,,ENTRY,\n")).status()).isEqualTo(201);
        List<String> before = live();
        assertThat(load(address, "en", utf8(header)).text()).contains("register-file-rejected", "shrink=allowed");
        assertThat(load(address + "/loads?shrink=yes", header).text()).contains("query:shrink");
        assertThat(live()).isEqualTo(before);
        assertThat(load(address + "/loads?shrink=allowed", header).status()).isEqualTo(201);
    }

    private TestClient.Answer load(String path, String file) {
        return officer.send(officer.request(Api.PREFIX + "/registers/" + path).header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(file)));
    }
}
