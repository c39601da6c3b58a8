package org.quickpermit.kiosk.app;

import java.time.LocalDate;
import java.util.List;

import org.quickpermit.kiosk.journal.LogQuery;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.screen.Desk;
import org.quickpermit.kiosk.screen.DeskAnswer;
import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;

/// The console of a kiosk whose journal cannot be opened: it has none. Its screen never leads here.
final class ClosedDesk implements Desk {
    @Override
    public boolean pinIsSet() {
        return true;
    }

    @Override
    public void tryPin(String typed) {
        // Nobody gets in: there is nothing behind it.
    }

    @Override
    public void choosePin(String typed) {
        // There is no journal to keep it.
    }

    @Override
    public Overview overview() {
        throw new IllegalStateException("the journal cannot be opened");
    }

    @Override
    public LocalDate today() {
        throw new IllegalStateException("the journal cannot be opened");
    }

    @Override
    public List<PrintRecord> log(LogQuery query) {
        return List.of();
    }

    @Override
    public DeskAnswer load(String first, int count) {
        return new DeskAnswer.Failed("trouble.JOURNAL_DAMAGED");
    }

    @Override
    public DeskAnswer trayChecked(String top) {
        return new DeskAnswer.Failed("trouble.JOURNAL_DAMAGED");
    }

    @Override
    public DeskAnswer settle(String id, boolean sheetIsGood) {
        return new DeskAnswer.Failed("trouble.JOURNAL_DAMAGED");
    }

    @Override
    public Equipment equipment() {
        throw new IllegalStateException("the journal cannot be opened");
    }

    @Override
    public DeskAnswer export(String folder) {
        return new DeskAnswer.Failed("trouble.JOURNAL_DAMAGED");
    }

    @Override
    public DeskAnswer testPage() {
        return new DeskAnswer.Failed("trouble.JOURNAL_DAMAGED");
    }

    @Override
    public DeskAnswer reprint(String login, String password, String token, PermitId permitId, ReprintReason reason) {
        return new DeskAnswer.Failed("trouble.JOURNAL_DAMAGED");
    }
}
