package org.quickpermit.kiosk.screen;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.quickpermit.kiosk.printing.PrinterFault;
import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.station.Trouble;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The sentences: complete, short, and of letters the faces have.
class KioskTextsTest {
    private final KioskTexts texts = new KioskTexts();

    @Test
    void every_language_has_every_text() {
        Set<String> keys = texts.keys(Language.EN);
        for (Language language : Language.values()) {
            assertThat(texts.keys(language)).as(language.tag()).isEqualTo(keys);
        }
        for (SorryReason reason : SorryReason.values()) {
            assertThat(keys).contains("sorry." + reason);
        }
        for (Trouble trouble : Trouble.values()) {
            assertThat(keys).contains("trouble." + trouble);
        }
        for (PrinterFault fault : PrinterFault.values()) {
            assertThat(keys).contains("fault." + fault);
        }
    }

    @Test
    void no_sentence_for_travellers_is_longer_than_twelve_words() {
        List<String> tooLong = new ArrayList<>();
        for (String key : texts.keys(Language.EN)) {
            if (key.matches("(attract|more|reading|checking|printing|held|show|take|sorry|out)(\\..*)?")) {
                if (texts.get(Language.EN, key).split("\\s+").length > 12) {
                    tooLong.add(key);
                }
                if (texts.get(Language.PT, key).split("\\s+").length > 12) {
                    tooLong.add(key + " in Portuguese");
                }
                if (texts.get(Language.JA, key).length() > 32) {
                    tooLong.add(key + " in Japanese");
                }
                if (texts.get(Language.ZH_HANT, key).length() > 24 || texts.get(Language.ZH_HANS, key).length() > 24) {
                    tooLong.add(key + " in Chinese");
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void every_letter_is_in_the_face_of_its_language() throws Exception {
        for (Language language : Language.values()) {
            for (String file : faces(language)) {
                try (InputStream in = KioskTextsTest.class.getResourceAsStream(file)) {
                    java.awt.Font font = java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, in);
                    for (String key : texts.keys(language)) {
                        assertThat(font.canDisplayUpTo(texts.get(language, key))).as(file + " " + key).isEqualTo(-1);
                    }
                    assertThat(font.canDisplayUpTo(language.ownName())).as(file).isEqualTo(-1);
                }
            }
        }
    }

    private static List<String> faces(Language language) {
        return switch (language) {
            case ZH_HANT, EN, PT -> List.of("/fonts/NotoSansHK_400Regular.ttf", "/fonts/NotoSansHK_700Bold.ttf");
            case ZH_HANS ->
                List.of("/fonts/NotoSansSC_400Regular_GB2312.ttf", "/fonts/NotoSansSC_700Bold_GB2312.ttf");
            case JA -> List.of("/fonts/NotoSansJP_400Regular_JIS.ttf", "/fonts/NotoSansJP_700Bold_JIS.ttf");
        };
    }
}
