package org.quickpermit.kiosk.screen;

import java.util.Optional;

import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.station.StationState.*;
import org.quickpermit.wire.KioskProfile;

/// What is said of a screen to somebody who listens. Only sentences and the place of the next kiosk are ever said: the
/// letters of a name are not, and the pages of staff are silent.
final class Spoken {
    private Spoken() {}

    /// The words, empty for a screen that is silent.
    static String words(KioskTexts texts, Optional<KioskProfile> profile, StationState state) {
        Language language = state.setting().language();
        return switch (state) {
            case Attract _ -> say(texts, language, "attract") + " " + say(texts, language, "voice.keys");
            case Reading _ -> say(texts, language, "reading");
            case Checking _ -> say(texts, language, "checking");
            case Printing printing -> say(texts, language, "printing." + printing.stage());
            case PrintHeld held -> plain(texts.getOr(language, "held." + held.trouble(), "held"));
            case ShowSheet _ -> say(texts, language, "show");
            case TakePermit _ -> say(texts, language, "take");
            case Sorry sorry -> say(texts, language, "sorry." + sorry.reason())
                    + (SorryScreen.sendsOn(sorry.reason()) ? next(texts, language, profile, sorry.kiosk()) : "");
            case LostSlip _ -> say(texts, language, "lost");
            case TypeNumber _ -> say(texts, language, "number");
            case MoreTime question -> question.waiting() instanceof StaffPin || question.waiting() instanceof Console
                    ? ""
                    : say(texts, language, "more");
            case OutOfOrder _ -> OutOfOrderScreen.neighbour(profile, "").isPresent()
                    ? say(texts, language, "out") + next(texts, language, profile, "")
                    : say(texts, language, "out.counter");
            case StaffPin _,Console _ -> "";
        };
    }

    private static String next(KioskTexts texts, Language language, Optional<KioskProfile> profile,
            String kiosk) {
        return OutOfOrderScreen.neighbour(profile, kiosk)
                .map(next -> " " + say(texts, language, "out.next") + ": " + next.name() + ", "
                        + next.location().in(language.locale()))
                .orElse("");
    }

    private static String say(KioskTexts texts, Language language, String key) {
        return plain(texts.get(language, key));
    }

    /// Without the marks at which a sentence may be broken.
    private static String plain(String words) {
        return words.replace("|", "");
    }
}
