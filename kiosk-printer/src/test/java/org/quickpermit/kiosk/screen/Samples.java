package org.quickpermit.kiosk.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.quickpermit.kiosk.journal.LogQuery;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.journal.Tray;
import org.quickpermit.kiosk.printing.PrinterFault;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.station.ConsolePage;
import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.Setting;
import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.station.StationState.*;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.kiosk.voice.Voice;
import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.Station;
import org.quickpermit.wire.Text;

/// One state of every screen, and a desk whose answers never change.
final class Samples {
    static final KioskProfile PROFILE = new KioskProfile("kiosk-t1s-1", "TPE-T1-S-1", "T1 South 1",
            new Station("TPE-T1-S", new Text("桃園機場第一航廈南側", "Taoyuan Airport Terminal 1 South"),
                    new Text("入境大廳 1 樓，證照查驗前", "Arrivals hall, level 1, before immigration"), 2),
            List.of(new KioskProfile.Neighbour("T1 South 2", new Text("左側十公尺，查驗櫃檯 12 號旁",
                    "Ten metres to the left, beside immigration counter 12"))),
            TestBureau.COUNTING);

    private Samples() {}

    static Map<String, StationState> states(Language language) {
        return states(language, false);
    }

    static Map<String, StationState> states(Language language, boolean spoken) {
        Setting calm = Setting.initial(language, Set.of()).spoken(spoken);
        Duration time = Duration.ofSeconds(10);
        Map<String, StationState> states = new LinkedHashMap<>();
        states.put("attract", new Attract(calm, Duration.ZERO));
        states.put("reading", new Reading(calm, time));
        states.put("checking", new Checking(calm));
        states.put("printing-sending", new Printing(calm, "C. T. M.", PrintStage.SENDING));
        states.put("printing", new Printing(calm, "C. T. M.", PrintStage.PRINTING));
        states.put("held-paper-out", new PrintHeld(calm, "C. T. M.", Trouble.PAPER_OUT));
        states.put("held-jam", new PrintHeld(calm, "C. T. M.", Trouble.PAPER_JAM));
        states.put("show-sheet", new ShowSheet(calm, "C. T. M."));
        states.put("take", new TakePermit(calm, "C. T. M.", time));
        for (SorryReason reason : SorryReason.values()) {
            states.put("sorry-" + reason, new Sorry(calm, reason, time));
        }
        for (Trouble trouble : Trouble.values()) {
            states.put("out-" + trouble, new OutOfOrder(calm.with(Set.of(trouble))));
        }
        states.put("lost-slip", new LostSlip(calm, false, time));
        states.put("lost-slip-typed", new LostSlip(calm, true, time));
        states.put("type-number", new TypeNumber(calm, time));
        states.put("more-time", new MoreTime(new Sorry(calm, SorryReason.EXPIRED, time), time));
        states.put("more-time-console", new MoreTime(new Console(calm, ConsolePage.TRAY, time, Optional.empty()),
                time));
        states.put("attract-aloud", new Attract(calm.spoken(true), time));
        states.put("pin", new StaffPin(calm, false, Duration.ZERO, time));
        states.put("pin-waiting", new StaffPin(calm, true, Duration.ofSeconds(40), time));
        for (ConsolePage page : ConsolePage.values()) {
            states.put("console-" + page, new Console(calm, page, time, Optional.empty()));
        }
        states.put("console-OVERVIEW-troubled", new Console(Setting.initial(language,
                Set.of(Trouble.PRINT_TO_SETTLE, Trouble.PAPER_OUT)), ConsolePage.OVERVIEW, time, Optional.empty()));
        states.put("console-SCANNER-read", new Console(calm, ConsolePage.SCANNER, time,
                Optional.of(new ScanSeen(36, Optional.empty(), true))));
        return states;
    }

    /// A kiosk that can speak, and what it was told to say; an empty line where it was told to be silent.
    static final class HeardVoice implements Voice {
        final List<String> said = new ArrayList<>();

        @Override
        public boolean present() {
            return true;
        }

        @Override
        public void say(Language language, String words) {
            said.add(language.tag() + ": " + words);
        }

        @Override
        public void hush() {
            said.add("");
        }

        @Override
        public void close() {
            hush();
        }
    }

    static final class CalmDesk implements Desk {
        final List<String> calls = new ArrayList<>();

        @Override
        public boolean pinIsSet() {
            return true;
        }

        @Override
        public LocalDate today() {
            return LocalDate.of(2026, 11, 22);
        }

        @Override
        public void tryPin(String typed) {
            calls.add("pin " + typed);
        }

        @Override
        public void choosePin(String typed) {
            calls.add("choose " + typed);
        }

        @Override
        public Overview overview() {
            return new Overview(Optional.of(PROFILE), Optional.of(new Tray("TW00001201", 200, 37)), false, List.of(),
                    0, List.of(), Optional.of(Duration.ofMinutes(3)), Optional.of(42L),
                    Optional.empty(),
                    Optional.of(new PrinterStatus(PrinterStatus.Condition.IDLE, true, Set.of(PrinterFault.PAPER_LOW),
                            true, "Simulated permit printer")));
        }

        @Override
        public List<PrintRecord> log(LogQuery query) {
            List<PrintRecord> prints = new ArrayList<>();
            PrintStep[] steps = {PrintStep.UNKNOWN, PrintStep.CONFIRMED, PrintStep.SPOILED, PrintStep.CONFIRMED};
            for (int i = 0; i < steps.length; i++) {
                prints.add(new PrintRecord("p" + i, steps[i], "TW0000123" + (9 - i), null, "l" + i,
                        new PermitId("7Q4K9ZT2M8X" + i), 1, 10 + i, PrintOutcome.Evidence.SHEET_COUNTER,
                        Instant.parse("2026-11-22T14:0" + i + ":00Z"), Instant.parse("2026-11-22T14:10:00Z")));
            }
            return prints;
        }

        @Override
        public DeskAnswer load(String first, int count) {
            calls.add("load " + first + " " + count);
            return new DeskAnswer.Done();
        }

        @Override
        public DeskAnswer trayChecked(String top) {
            calls.add("top " + top);
            return new DeskAnswer.Done();
        }

        @Override
        public DeskAnswer settle(String id, boolean sheetIsGood) {
            calls.add("settle " + id + " " + sheetIsGood);
            return new DeskAnswer.Done();
        }

        @Override
        public Equipment equipment() {
            return new Equipment(Optional.of("/dev/serial/by-id/usb-Honeywell_Scanning_1950GSR_19123B4A5C-if00"),
                    "ipps://printer-t1-south-1.kiosks.immigration.example:631/ipp/print",
                    Optional.of("Simulated permit printer PP-100 (FW 3.14.159-rc2)"),
                    Optional.of(LocalDate.of(2027, 11, 22)), "QuickPermit 0.1.0",
                    "Java 25.0.1+8-LTS, Linux 6.12.48+deb13-amd64", 218_445, Optional.of(Duration.ofSeconds(-2)),
                    Optional.of(Duration.ofMinutes(3)), "/media/staff/JOURNAL");
        }

        @Override
        public DeskAnswer export(String folder) {
            calls.add("export " + folder);
            return new DeskAnswer.Told("desk.exported", List.of(folder + "/journal.jsonl"));
        }

        @Override
        public DeskAnswer testPage() {
            calls.add("test page");
            return new DeskAnswer.Done();
        }

        @Override
        public DeskAnswer reprint(String login, String password, String token, PermitId permitId,
                ReprintReason reason) {
            calls.add("reprint " + login + " " + permitId + " " + reason);
            return new DeskAnswer.Done();
        }
    }
}
