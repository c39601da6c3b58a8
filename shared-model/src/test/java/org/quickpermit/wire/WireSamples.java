package org.quickpermit.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The committed JSON samples of the messages, `wire/*.json` on the class path of the tests: at least one of each. The
/// server's and the clients' tests read the same files, so that neither side can change a message alone.
public final class WireSamples {
    /// Class of the message in each sample, by the sample's name.
    public static final Map<String, Class<? extends Record>> ALL = all();

    private WireSamples() {}

    private static Map<String, Class<? extends Record>> all() {
        Map<String, Class<? extends Record>> all = new LinkedHashMap<>();
        all.put("activation", Activation.class);
        all.put("activation-code", ActivationCode.class);
        all.put("cancellation", Cancellation.class);
        all.put("case-list", CaseList.class);
        all.put("correction", Correction.class);
        all.put("deny-list-entry", DenyListEntry.class);
        all.put("deposit", Deposit.class);
        all.put("deposit-statement", DepositStatement.class);
        all.put("enrolment", Enrolment.class);
        all.put("certificate-renewal", CertificateRenewal.class);
        all.put("enrolment-request", EnrolmentRequest.class);
        all.put("enrolment-ticket", EnrolmentTicket.class);
        all.put("entry-request", EntryRequest.class);
        all.put("inspection-view", InspectionView.class);
        all.put("kiosk-profile", KioskProfile.class);
        all.put("kiosk-status", KioskStatus.class);
        all.put("new-agency", NewAgency.class);
        all.put("new-device", NewDevice.class);
        all.put("new-user", NewUser.class);
        all.put("permit-look-up", PermitLookUp.class);
        all.put("print-lease", PrintLease.class);
        all.put("print-lease-request", PrintLeaseRequest.class);
        all.put("print-lease-request-passport", PrintLeaseRequest.class);
        all.put("print-outcome", PrintOutcome.class);
        all.put("problem", Problem.class);
        all.put("quick-permit-application", QuickPermitApplication.class);
        all.put("quick-permit-application-typed", QuickPermitApplication.class);
        all.put("quick-permit-case-approved", QuickPermitCase.class);
        all.put("quick-permit-case-refused", QuickPermitCase.class);
        all.put("register-load", RegisterLoad.class);
        all.put("reprint-lease-request", PrintLeaseRequest.class);
        all.put("revocation", Revocation.class);
        all.put("session", Session.class);
        all.put("sign-in", SignIn.class);
        all.put("signed-trust-list", SignedTrustList.class);
        all.put("top-up", TopUp.class);
        all.put("monthly-statement", MonthlyStatement.class);
        all.put("new-association", NewAssociation.class);
        all.put("membership", Membership.class);
        all.put("new-price", NewPrice.class);
        all.put("price-list", PriceList.class);
        all.put("conflict-closure", ConflictClosure.class);
        all.put("kiosk-seal-key", KioskSealKey.class);
        all.put("offline-conflict-list", OfflineConflictList.class);
        all.put("offline-print", OfflinePrint.class);
        all.put("provision-content", ProvisionContent.class);
        all.put("provision-page", ProvisionPage.class);
        all.put("seal-key-period", SealKeyPeriod.class);
        all.put("switched-off", SwitchedOff.class);
        all.put("stock-receipt", StockReceipt.class);
        all.put("stock-transfer", StockTransfer.class);
        all.put("stock-arrival", StockArrival.class);
        all.put("tray-handling", TrayHandling.class);
        all.put("spoiled-sheet", SpoiledSheet.class);
        all.put("stock-declaration", StockDeclaration.class);
        all.put("stock-movement", StockMovement.class);
        all.put("sheet-life", SheetLife.class);
        all.put("stock-report", StockReport.class);
        all.put("shift", Shift.class);
        all.put("shift-closing", ShiftClosing.class);
        all.put("shift-balance", ShiftBalance.class);
        all.put("kiosk-stock", KioskStock.class);
        return Map.copyOf(all);
    }

    /// The bytes of a sample.
    ///
    /// @param name as in [#ALL], `quick-permit-application`
    public static byte[] bytes(String name) {
        try (InputStream in = WireSamples.class.getResourceAsStream("/wire/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no sample wire/" + name + ".json");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text of a sample.
    public static String json(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /// The message of a sample, read as the server reads it.
    ///
    /// @throws IllegalArgumentException when the sample is not a whole message of that class
    public static <T extends Record> T message(String name, Class<T> type) {
        return switch (WireReader.strict().read(bytes(name), type)) {
            case WireBody.Complete<T>(T message) -> message;
            case WireBody.Incomplete<T>(var faults) -> throw new IllegalArgumentException(name + ": " + faults);
            case WireBody.Malformed<T>(int line, int column, Text text) -> throw new IllegalArgumentException(
                    name + ":" + line + ":" + column + ": " + text.en());
        };
    }
}
