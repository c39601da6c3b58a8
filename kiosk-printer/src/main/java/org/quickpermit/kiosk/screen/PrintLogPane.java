package org.quickpermit.kiosk.screen;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.quickpermit.kiosk.journal.LogQuery;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.station.StationState.Console;
import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;

import org.jspecify.annotations.Nullable;

/// The print log: search, settle what is unknown, print again with a reason.
final class PrintLogPane extends ConsolePane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT)
            .withZone(ZoneId.of("Asia/Taipei"));

    private final Keyboard keyboard = keyboard();
    private final TextField search = input();
    private final VBox rows = new VBox();
    private @Nullable ReprintReason reason;
    private @Nullable PasswordField secret;

    PrintLogPane(ScreenTools tools, Console state) {
        super(tools, state);
        keyboard.serve(search);
        search.textProperty().addListener((property, before, now) -> refresh());
        showLog();
    }

    @Override
    void leave() {
        super.leave();
        search.clear();
        if (secret != null) {
            secret.clear();
        }
    }

    private void showLog() {
        reason = null;
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("log");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        lay(new VBox(28, field("log-search", text("log.search"), search), scroll), keyboard);
        refresh();
    }

    private void refresh() {
        LogQuery query = LogWords.read(search.getText(), tools().texts(), language(), tools().desk().today());
        ask(() -> tools().desk().log(query), this::fill);
    }

    private void fill(List<PrintRecord> prints) {
        rows.getChildren().clear();
        if (prints.isEmpty()) {
            rows.getChildren().add(plain(text("log.empty")));
        }
        for (int i = 0; i < prints.size(); i++) {
            rows.getChildren().add(logRow(i, prints.get(i)));
        }
    }

    private Node logRow(int index, PrintRecord print) {
        @Nullable
        PermitId permit = print.permitId();
        Label number = new Label(permit == null ? "-" : permit.humanNumber());
        number.setId("log-permit-" + index);
        number.getStyleClass().add("log-number");
        Label detail = new Label(TIME.format(print.startedAt()) + "   " + print.sheetNumber() + "   "
                + text("log.copy", Integer.toString(print.copyNumber())));
        detail.getStyleClass().add("console-label");
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        VBox names = new VBox(2, number, detail);
        HBox.setHgrow(names, Priority.ALWAYS);
        Label result = new Label(text("result." + print.step()));
        result.setId("log-result-" + index);
        result.getStyleClass().add("console-text");
        result.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(20, markOf(print.step()), names, result);
        row.setId("log-row-" + index);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("console-row");
        if (print.step() == PrintStep.UNKNOWN) {
            row.getChildren().addAll(
                    button("settle-good-" + index, text("log.good"), () -> settle(print, true)),
                    button("settle-bad-" + index, text("log.bad"), () -> settle(print, false)));
        } else if (permit != null && (print.step() == PrintStep.CONFIRMED || print.step() == PrintStep.SPOILED)) {
            row.getChildren().add(button("reprint-" + index, text("log.reprint"), () -> showReprint(permit)));
        }
        return row;
    }

    private static Node markOf(PrintStep step) {
        return switch (step) {
            case CONFIRMED -> Drawings.check(20);
            case SPOILED, RETURNED, REFUSED -> Drawings.cross(20);
            case UNKNOWN, ASKED, RESERVED, SUBMITTED -> Drawings.warning(20);
        };
    }

    private void settle(PrintRecord print, boolean good) {
        act(() -> tools().desk().settle(print.id(), good), this::refresh);
    }

    private void showReprint(PermitId permit) {
        TextField login = input();
        PasswordField password = new PasswordField();
        TextField token = input();
        secret = password;
        keyboard.serve(login);
        keyboard.serve(password);
        keyboard.serve(token);
        FlowPane reasons = new FlowPane(12, 12);
        for (ReprintReason each : ReprintReason.values()) {
            Button choice = button("reason-" + each, text("reason." + each), () -> {});
            choice.getStyleClass().setAll("button", "tab");
            choice.setOnAction(touch -> {
                reason = each;
                reasons.getChildren().forEach(node -> node.getStyleClass().setAll("button",
                        node == choice ? "tab-on" : "tab"));
            });
            reasons.getChildren().add(choice);
        }
        VBox fields = new VBox(20, field("staff-login", text("reprint.login"), login),
                field("staff-password", text("reprint.password"), password),
                field("staff-token", text("reprint.token"), token));
        HBox buttons = new HBox(20, button("reprint-start", text("reprint.start"),
                () -> start(permit, login, password, token)),
                button("reprint-cancel", text("reprint.cancel"), this::showLog));
        lay(new VBox(24, heading(text("reprint.title", permit.humanNumber())), plain(text("reprint.reason")), reasons,
                fields, buttons), keyboard);
        login.requestFocus();
    }

    private void start(PermitId permit, TextField login, PasswordField password, TextField token) {
        @Nullable
        ReprintReason chosen = reason;
        if (chosen == null) {
            show(text("reprint.choose"));
            return;
        }
        String name = login.getText().strip();
        String word = password.getText();
        String digits = token.getText().strip();
        password.clear();
        token.clear();
        act(() -> tools().desk().reprint(name, word, digits, permit, chosen), () -> {});
    }
}
