package org.quickpermit.kiosk.app;

import java.util.Arrays;
import java.util.Optional;

import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.permit.PermitId;

/// The one thing a kiosk has to remember of a traveller between two screens: the number typed before the passport is read.
/// It is overwritten as soon as it is used, or the traveller turns to anything else. Belongs to the flow's thread.
final class VisitMemory {
    private char[] number = new char[0];

    /// Takes in a step of the station.
    ///
    /// @param event what happened
    /// @param after what followed
    void step(StationEvent event, StationState after) {
        if (event instanceof StationEvent.NumberTyped(PermitId typed) && wantsPassport(after)) {
            clear();
            number = typed.value().toCharArray();
        } else if (!wantsPassport(after)) {
            clear();
        }
    }

    private static boolean wantsPassport(StationState state) {
        return switch (state) {
            case StationState.LostSlip lost -> lost.numberTyped();
            case StationState.MoreTime question -> wantsPassport(question.waiting());
            default -> false;
        };
    }

    /// The number, which is forgotten by this.
    Optional<PermitId> take() {
        Optional<PermitId> typed = number.length == 0
                ? Optional.empty()
                : Optional.of(new PermitId(new String(number)));
        clear();
        return typed;
    }

    private void clear() {
        Arrays.fill(number, '0');
        number = new char[0];
    }
}
