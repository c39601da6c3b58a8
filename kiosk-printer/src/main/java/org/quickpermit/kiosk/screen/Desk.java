package org.quickpermit.kiosk.screen;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.quickpermit.kiosk.cutoff.CutOffView;
import org.quickpermit.kiosk.journal.LogQuery;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.Report;
import org.quickpermit.kiosk.journal.Tray;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;

/// What the pages of the staff console ask for. Every method may wait for disk, printer or server and is called on a
/// background thread.
public interface Desk {
    /// True once a PIN was chosen.
    boolean pinIsSet();

    /// Tries the PIN; the station moves accordingly.
    void tryPin(String typed);

    /// Chooses the PIN where none was chosen yet; the station moves accordingly.
    ///
    /// @param typed what was typed twice alike
    void choosePin(String typed);

    /// State of everything.
    Overview overview();

    /// The civil day of this moment, Asia/Taipei. Waits for nothing.
    LocalDate today();

    /// The newest prints of the log that are wanted.
    List<PrintRecord> log(LogQuery query);

    /// Loads numbered sheets.
    DeskAnswer load(String first, int count);

    /// Says which sheet lies on top.
    DeskAnswer trayChecked(String top);

    /// Settles a print nobody knew the outcome of.
    ///
    /// @param id the print
    /// @param sheetIsGood true when the sheet was found printed and good
    DeskAnswer settle(String id, boolean sheetIsGood);

    /// What the machine is made of.
    Equipment equipment();

    /// Writes the journal into a folder.
    ///
    /// @param folder path of an existing folder
    DeskAnswer export(String folder);

    /// Sends a test page.
    DeskAnswer testPage();

    /// Signs a member of staff in and starts a reprint.
    ///
    /// @param login login name
    /// @param password password
    /// @param token six digits of the token card
    /// @param permitId the permit
    /// @param reason why the former sheet is not in the traveller's hand
    DeskAnswer reprint(String login, String password, String token, PermitId permitId, ReprintReason reason);

    /// How the kiosk stands for printing alone; empty before enrolment.
    default Optional<CutOffView> cutOff() {
        return Optional.empty();
    }

    /// Closes a report the server rejected.
    ///
    /// @param sequence its position in the journal
    /// @param reason what staff found and did
    default DeskAnswer closeRejected(long sequence, String reason) {
        return new DeskAnswer.Failed("desk.letter");
    }

    /// Tells the server that another kiosk of this station is switched off.
    ///
    /// @param login login name
    /// @param password password
    /// @param token six digits of the token card
    /// @param kioskId place of the other kiosk
    /// @param reason how staff know
    default DeskAnswer switchedOff(String login, String password, String token, String kioskId, String reason) {
        return new DeskAnswer.Failed("trouble.NOT_ENROLLED");
    }

    /// State of everything a kiosk needs.
    ///
    /// @param profile name, place and neighbours, empty before the first contact
    /// @param tray sheets, empty before the first load
    /// @param trayToCheck true when somebody has to say which sheet lies on top
    /// @param unknown prints to settle
    /// @param waiting reports the server has not acknowledged
    /// @param rejected reports the server rejected
    /// @param listAge age of the trust list, empty when there is none
    /// @param listNumber its number
    /// @param certificateEnds last day of the kiosk's certificate, empty while it lasts more than 30 days
    /// @param printer the printer's own words, empty when it does not answer
    record Overview(Optional<KioskProfile> profile, Optional<Tray> tray, boolean trayToCheck,
            List<PrintRecord> unknown, int waiting, List<Report> rejected, Optional<Duration> listAge,
            Optional<Long> listNumber, Optional<LocalDate> certificateEnds, Optional<PrinterStatus> printer) {}

    /// What a kiosk is made of.
    ///
    /// @param scanner port of the reader, empty where none is configured
    /// @param printerAddress address of the printer
    /// @param printer make, model and firmware as the printer says, empty when it does not answer
    /// @param certificateEnds last day of the kiosk's certificate, empty before enrolment
    /// @param program version of this program
    /// @param runtime Java and operating system
    /// @param diskFree room left on the journal's disk, in megabytes
    /// @param skew how far this clock is ahead of the server's, behind when negative; empty while the server is not heard
    /// @param listAge age of the trust list, empty when there is none
    /// @param exportFolder where an export goes unless another folder is typed
    record Equipment(Optional<String> scanner, String printerAddress, Optional<String> printer,
            Optional<LocalDate> certificateEnds, String program, String runtime, long diskFree, Optional<Duration> skew,
            Optional<Duration> listAge, String exportFolder) {}
}
