package org.quickpermit.kiosk.app;

import java.util.Optional;

import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.JournalException;
import org.quickpermit.wire.EvidencePolicy;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// What the server said last of this kiosk; kept in the journal, so that a kiosk that starts cut off still knows it.
final class KnownProfile {
    private static final String NAME = "profile";

    private final Journal journal;
    private final ObjectMapper json = WireJson.lenient();

    KnownProfile(Journal journal) {
        this.journal = journal;
    }

    /// Empty before the first contact.
    Optional<KioskProfile> get() {
        try {
            Optional<String> kept = journal.setting(NAME);
            return kept.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(json.readValue(kept.get(), KioskProfile.class));
        } catch (JsonProcessingException | JournalException e) {
            return Optional.empty();
        }
    }

    /// By what this kiosk may show what became of a sheet; the strictest policy before the first contact.
    EvidencePolicy policy() {
        return get().map(KioskProfile::policy).orElse(EvidencePolicy.STRICTEST);
    }

    /// Keeps what the server says.
    void keep(KioskProfile profile) {
        try {
            String text = json.writeValueAsString(profile);
            if (!journal.setting(NAME).equals(Optional.of(text))) {
                journal.setting(NAME, text);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a profile is always writable", e);
        }
    }
}
