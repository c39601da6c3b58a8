package org.quickpermit.installers.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;

import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.installers.remote.ApiClient;
import org.quickpermit.mrz.MrzFault;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.QuickPermitCase;

import org.jspecify.annotations.Nullable;

/// A clerk at the terminal's window, by keyboard and button. What the window shows is compared with what the server has
/// stored, which another terminal of the agency reads.
final class WindowCounter {
    private final TerminalRig terminal;
    private final ApiClient agency;
    private final World world;
    private final Set<String> seen = new HashSet<>();

    /// @param terminal the terminal
    /// @param agency another terminal of the agency, signed in by its manager
    /// @param world everybody else
    WindowCounter(TerminalRig terminal, ApiClient agency, World world) {
        this.terminal = terminal;
        this.agency = agency;
        this.world = world;
    }

    private Hands hands() {
        return terminal.hands();
    }

    /// Swipes the passport, types what it does not carry, submits.
    ///
    /// @return the decided case, approved or refused
    QuickPermitCase apply(Traveller traveller) throws Exception {
        fill(traveller);
        send();
        return decision(null);
    }

    /// Swipes the passport and types what it does not carry.
    void fill(Traveller traveller) throws Exception {
        next();
        hands().swipe(NodeIds.MRZ_FIELD, traveller.rows());
        String number = traveller.document(world.today()).number();
        try {
            hands().waitToRead(NodeIds.DOCUMENT_NUMBER, number);
        } catch (AssertionError e) {
            picture("not-taken");
            throw new AssertionError("the swiped zone is not taken; the window says: "
                    + hands().readAll().replace('\n', '|'), e);
        }
        screen("swiped");
        if (traveller.chineseName() != null) {
            hands().fill(NodeIds.CHINESE_NAME, traveller.chineseName());
        }
        hands().fill(NodeIds.IDENTITY_NUMBER, traveller.identityNumber());
        hands().fill(NodeIds.ARRIVAL, world.today().plusDays(10).toString());
        hands().fill(NodeIds.PHONE, Traveller.PHONE);
    }

    /// Submits what is filled in.
    void send() throws Exception {
        hands().click(NodeIds.SUBMIT);
    }

    /// Swipes a document whose zone does not read.
    ///
    /// @return what the clerk is told, in English
    String swipeRejected(List<String> rows) throws Exception {
        next();
        String told = judged(rows);
        if (told.contains(MrzFault.ROW_LENGTH.text().en())) {
            // On a busy machine a swipe can pause longer than a reader ever does; the clerk does as the window says.
            told = judged(rows);
        }
        picture("zone-rejected");
        return told;
    }

    private String judged(List<String> rows) throws Exception {
        hands().swipe(NodeIds.MRZ_FIELD, rows);
        Await.until("the zone to be rejected", () -> !hands().read(NodeIds.MRZ_MESSAGE).isBlank());
        return english(NodeIds.MRZ_MESSAGE);
    }

    /// What a place says in English: the language is switched while the clerk works, and back.
    String english(String id) throws Exception {
        hands().press(KeyCode.F8);
        String told = hands().read(id);
        hands().press(KeyCode.F8);
        return told;
    }

    /// Corrects the Chinese name of the case decided last and submits the correction.
    ///
    /// @return the new case
    QuickPermitCase correct(QuickPermitCase decided, Traveller corrected, String reason) throws Exception {
        hands().click(NodeIds.CORRECT);
        hands().fill(NodeIds.CHINESE_NAME, String.valueOf(corrected.chineseName()));
        hands().fill(NodeIds.CORRECTION_REASON, reason);
        screen("correction");
        send();
        return decision(decided.caseNumber().value());
    }

    /// Waits for the decision and compares what is shown with what is stored.
    ///
    /// @param before number of the case that was shown before, null for none
    QuickPermitCase decision(@Nullable String before) throws Exception {
        String number = Await.value("a decision", () -> {
            if (!hands().sees(NodeIds.CASE_NUMBER)) {
                String fault = hands().sees(NodeIds.FORM_MESSAGE) ? hands().read(NodeIds.FORM_MESSAGE) : "";
                Expect.that(fault.isBlank(), "the terminal does not send it: " + fault);
                return Optional.empty();
            }
            return Optional.of(hands().read(NodeIds.CASE_NUMBER)).filter(seen -> !seen.equals(before));
        });
        QuickPermitCase stored = agency.get(Api.path(Api.QUICK_PERMIT, number), QuickPermitCase.class).orFail();
        boolean approved = stored.outcome() == QuickPermitCase.Outcome.APPROVED;
        Expect.contains(hands().read(NodeIds.DECISION_HEADLINE), approved ? "核准" : "核退");
        String shown = hands().read(NodeIds.DECISION_PANE);
        for (Ground ground : stored.grounds()) {
            Expect.contains(shown, ground.text().zh());
        }
        picture(approved ? "approved" : "refused");
        return stored;
    }

    /// The boarding confirmation of a case, as the clerk hands it over.
    ///
    /// @return the PDF
    byte[] confirmation(QuickPermitCase approved) throws Exception {
        Path file = terminal.saved().resolve(approved.caseNumber().value() + ".pdf");
        hands().click(NodeIds.PREVIEW);
        hands().see(NodeIds.PREVIEW_PICTURE);
        screen("preview");
        hands().click(NodeIds.PREVIEW_CLOSE);
        hands().press(KeyCode.S, KeyCode.CONTROL);
        Await.until("the file to be saved", () -> Files.exists(file)
                && hands().read(NodeIds.PRINT_MESSAGE).contains(approved.caseNumber().value()));
        return Files.readAllBytes(file);
    }

    /// Brings the empty form up for the next traveller.
    private void next() throws Exception {
        if (hands().sees(NodeIds.NEXT)) {
            hands().click(NodeIds.NEXT);
        } else {
            hands().press(KeyCode.ESCAPE);
        }
        hands().see(NodeIds.MRZ_FIELD);
    }

    /// A picture of a screen that every traveller passes: of the first.
    private void screen(String name) throws Exception {
        if (seen.add(name)) {
            picture(name);
        }
    }

    private void picture(String name) throws Exception {
        world.showing().album().picture(hands(), "terminal-" + name);
    }
}
