package org.quickpermit.installers.simulation;

import java.util.List;
import java.util.Optional;

import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Role;

/// The machines and the people at them. All are fictional.
final class Cast {
    static final Caller OFFICER = person("workstation-1", "huang.shufen", Role.BUREAU_OFFICER);
    static final Caller INSPECTOR = person("workstation-2", "wu.chihming", Role.INSPECTOR);
    static final Caller CLERK = new Caller("terminal-1", DeviceKind.TERMINAL, "Kangtai counter 1", Template.AGENCY,
            null, null, Optional.of(new SignedIn("chan.siuling", "陳小玲", Role.AGENCY_CLERK, Template.AGENCY, null)));
    /// Two kiosks whose printers count sheets at the outlet, and one whose printer counts what it has fed.
    static final List<Caller> KIOSKS = List.of(kiosk("kiosk-1", "TPE-T1-S", "TPE-T1-S-1"),
            kiosk("kiosk-2", "TPE-T1-S", "TPE-T1-S-2"), kiosk("kiosk-3", "KEL-PORT", "KEL-PORT-1"));

    private Cast() {}

    private static Caller person(String device, String login, Role role) {
        return new Caller(device, DeviceKind.WORKSTATION, device, null, null, null,
                Optional.of(new SignedIn(login, login, role, null, null)));
    }

    private static Caller kiosk(String id, String station, String place) {
        return new Caller(id, DeviceKind.KIOSK, id, null, station, place, Optional.empty());
    }

    /// The staff of a kiosk's own station, signed in at it.
    static Caller staffAt(Caller kiosk) {
        return kiosk.with(new SignedIn("staff-" + kiosk.stationId(), "staff", Role.STATION_STAFF, null,
                kiosk.stationId()));
    }
}
