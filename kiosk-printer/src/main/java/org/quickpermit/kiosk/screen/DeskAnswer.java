package org.quickpermit.kiosk.screen;

import java.util.List;

import org.quickpermit.wire.Text;

/// What came of something staff asked for at the console. Nothing was changed unless it is [Done] or [Told].
public sealed interface DeskAnswer {
    /// It was done.
    record Done() implements DeskAnswer {}

    /// It was done, and there is something to say about it.
    ///
    /// @param key the sentence in [KioskTexts]
    /// @param values what stands in its places
    record Told(String key, List<String> values) implements DeskAnswer {
        public Told {
            values = List.copyOf(values);
        }
    }

    /// The kiosk did not do it.
    ///
    /// @param key the sentence in [KioskTexts], which says why and what to do
    /// @param values what stands in its places
    record Failed(String key, List<String> values) implements DeskAnswer {
        public Failed {
            values = List.copyOf(values);
        }

        /// A sentence without places.
        public Failed(String key) {
            this(key, List.of());
        }
    }

    /// The server did not do it.
    ///
    /// @param sentence its own words
    /// @param supportCode code to quote, empty when there is none
    record Denied(Text sentence, String supportCode) implements DeskAnswer {}
}
