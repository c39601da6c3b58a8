package org.quickpermit.installers.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
final class WindowCounter implements Counter {
    private final TerminalRig terminal;
    private final ApiClient agency;
    private final World world;
    private int pictures;

    WindowCounter(TerminalRig terminal, ApiClient agency, World world) {
        this.terminal = terminal;
        this.agency = agency;
        this.world = world;
    }

    private Hands hands() {
        return terminal.hands();
    }

    @Override
    public QuickPermitCase apply(Traveller traveller) throws Exception {
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
        return submit(null);
    }

    @Override
    public String swipeRejected(List<String> rows) throws Exception {
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
    private String english(String id) throws Exception {
        hands().press(KeyCode.F8);
        String told = hands().read(id);
        hands().press(KeyCode.F8);
        return told;
    }

    @Override
    public QuickPermitCase correct(QuickPermitCase decided, Traveller corrected, String reason) throws Exception {
        hands().click(NodeIds.CORRECT);
        hands().fill(NodeIds.CHINESE_NAME, String.valueOf(corrected.chineseName()));
        hands().fill(NodeIds.CORRECTION_REASON, reason);
        screen("correction");
        return submit(decided.caseNumber().value());
    }

    private QuickPermitCase submit(@Nullable String before) throws Exception {
        hands().click(NodeIds.SUBMIT);
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

    @Override
    public byte[] confirmation(QuickPermitCase approved) throws Exception {
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

    /// A picture of a screen that every traveller passes; the last one stays.
    private void screen(String name) throws Exception {
        hands().picture(world.folder().resolve("screens").resolve("terminal-" + name + ".png"));
    }

    private void picture(String name) throws Exception {
        pictures++;
        hands().picture(world.folder().resolve("screens").resolve("terminal-%02d-%s.png".formatted(pictures, name)));
    }
}
