package org.quickpermit.kiosk.screen;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.voice.Voice;
import org.quickpermit.wire.KioskProfile;

/// What screens are built with.
///
/// @param texts the sentences
/// @param events where touches go
/// @param profile name, place and neighbours of this kiosk, as last heard
/// @param desk what the staff console asks
/// @param background where work of the console runs
/// @param orientation shape of the screen
/// @param motion false where nothing may move
/// @param voice what reads the screens aloud
public record ScreenTools(KioskTexts texts, Consumer<StationEvent> events, Supplier<Optional<KioskProfile>> profile,
        Desk desk, Executor background, Orientation orientation, boolean motion, Voice voice) {}
