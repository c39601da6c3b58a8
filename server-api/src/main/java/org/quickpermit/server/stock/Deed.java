package org.quickpermit.server.stock;

import org.quickpermit.permit.PermitId;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.stock.SheetMove;

import org.jspecify.annotations.Nullable;

/// What is done with sheets, by whom and why.
///
/// @param move what
/// @param actor login of who does it, or id of the device that does it alone
/// @param deviceId device it is done at
/// @param witness login of the second person, null where there is none
/// @param reason why, delivery note or evidence, null where there is none
/// @param shiftId the open shift of the kiosk it is done at, null where there is none
/// @param permitId the permit a sheet is taken for, null where there is none
/// @param copyNumber copy of the permit, 0 where there is none
record Deed(SheetMove move, String actor, String deviceId, @Nullable String witness, @Nullable String reason,
        @Nullable String shiftId, @Nullable PermitId permitId, int copyNumber) {
    static Deed of(Caller caller, SheetMove move) {
        return new Deed(move, caller.actor(), caller.deviceId(), null, null, null, null, 0);
    }

    Deed because(@Nullable String why) {
        return new Deed(move, actor, deviceId, witness, why, shiftId, permitId, copyNumber);
    }

    Deed with(SignedIn second) {
        return new Deed(move, actor, deviceId, second.login(), reason, shiftId, permitId, copyNumber);
    }

    Deed during(@Nullable String shift) {
        return new Deed(move, actor, deviceId, witness, reason, shift, permitId, copyNumber);
    }

    Deed on(@Nullable PermitId permit, int copy) {
        return new Deed(move, actor, deviceId, witness, reason, shiftId, permit, copy);
    }
}
