package org.quickpermit.kiosk.app;

import java.util.List;

import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.screen.Desk;
import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;

/// The console of a kiosk whose journal cannot be opened: it has none. Its screen never leads here.
final class ClosedDesk implements Desk {
    private static final String WHY = "the journal cannot be opened";

    @Override
    public boolean pinIsSet() {
        return true;
    }

    @Override
    public void tryPin(String typed) {
        // Nobody gets in: there is nothing behind it.
    }

    @Override
    public Overview overview() {
        throw new IllegalStateException(WHY);
    }

    @Override
    public List<PrintRecord> log(String text) {
        return List.of();
    }

    @Override
    public String load(String first, int count) {
        return WHY;
    }

    @Override
    public String trayChecked(String top) {
        return WHY;
    }

    @Override
    public String settle(String id, boolean sheetIsGood) {
        return WHY;
    }

    @Override
    public String testPage() {
        return WHY;
    }

    @Override
    public String reprint(String login, String password, String token, PermitId permitId, ReprintReason reason) {
        return WHY;
    }
}
