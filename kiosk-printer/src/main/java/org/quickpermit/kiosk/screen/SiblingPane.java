package org.quickpermit.kiosk.screen;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.quickpermit.kiosk.station.StationState.Console;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.KioskProfile.Sibling;

import org.jspecify.annotations.Nullable;

/// Staff tell the server that another kiosk of their station is switched off, so that this one may print its permits.
final class SiblingPane extends ConsolePane {
    private final TextField login = input();
    private final PasswordField password = new PasswordField();
    private final TextField token = input();
    private final FlowPane kiosks = new FlowPane(12, 12);
    private final FlowPane reasons = new FlowPane(12, 12);
    private @Nullable String chosen;
    private @Nullable String reason;

    SiblingPane(ScreenTools tools, Console state) {
        super(tools, state);
        Keyboard keyboard = keyboard();
        keyboard.serve(login);
        keyboard.serve(password);
        keyboard.serve(token);
        kiosks.setId("sibling-kiosks");
        for (String each : List.of("sibling.unplugged", "sibling.broken")) {
            String words = text(each);
            reasons.getChildren().add(choice(each.replace('.', '-'), words, reasons, () -> reason = words));
        }
        lay(new VBox(20, plain(text("sibling.why")), kiosks, reasons,
                field("staff-login", text("reprint.login"), login),
                new HBox(20, field("staff-password", text("reprint.password"), password),
                        field("staff-token", text("reprint.token"), token)),
                button("sibling-tell", text("sibling.tell"), this::tell)), keyboard);
        ask(tools.desk()::overview, overview -> overview.profile().ifPresent(this::fill));
    }

    @Override
    void leave() {
        super.leave();
        password.clear();
        token.clear();
    }

    private void fill(KioskProfile profile) {
        for (Sibling kiosk : profile.siblings()) {
            if (!kiosk.kioskId().equals(profile.kioskId())) {
                kiosks.getChildren().add(choice("sibling-" + kiosk.kioskId(), kiosk.name(), kiosks,
                        () -> chosen = kiosk.kioskId()));
            }
        }
        if (kiosks.getChildren().isEmpty()) {
            kiosks.getChildren().add(plain(text("sibling.none")));
        }
    }

    private Button choice(String id, String words, FlowPane group, Runnable choose) {
        Button button = button(id, words, () -> {});
        button.getStyleClass().setAll("button", "tab");
        button.setOnAction(touch -> {
            choose.run();
            group.getChildren().forEach(node -> node.getStyleClass().setAll("button",
                    node == button ? "tab-on" : "tab"));
        });
        return button;
    }

    private void tell() {
        @Nullable
        String kiosk = chosen;
        @Nullable
        String why = reason;
        if (kiosk == null || why == null) {
            show(text("sibling.choose"));
            return;
        }
        String name = login.getText().strip();
        String word = password.getText();
        String digits = token.getText().strip();
        password.clear();
        token.clear();
        act(() -> tools().desk().switchedOff(name, word, digits, kiosk, why), login::clear);
    }
}
