package org.quickpermit.agency.outcome;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.quickpermit.agency.fx.FormField;
import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Nodes;
import org.quickpermit.agency.fx.Remarks;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.agency.printing.PrintingViewModel;
import org.quickpermit.wire.QuickPermitCase;

/// The buttons of the decision's place: print, save, preview, correct, cancel, ask again, next traveller.
final class CaseActions {
    private final OutcomeViewModel model;
    private final OutcomePane.FollowUps follow;
    private final Texts texts;
    private Lifetime screen = new Lifetime();

    CaseActions(OutcomeViewModel model, OutcomePane.FollowUps follow, Texts texts, Lifetime lifetime) {
        this.model = model;
        this.follow = follow;
        this.texts = texts;
        lifetime.atEnd(this::endScreen);
    }

    /// Takes down what the former outcome's buttons listened to.
    void endScreen() {
        screen.close();
        screen = new Lifetime();
    }

    List<Node> forApproved(QuickPermitCase decided, boolean live) {
        List<Node> nodes = new ArrayList<>();
        if (!live) {
            nodes.add(row(next()));
            return nodes;
        }
        VBox cancel = cancelBox();
        FlowPane first = row(print(), button(NodeIds.SAVE, "action.save", "Ctrl+S", model::save),
                button(NodeIds.PREVIEW, "action.preview", "F4", model::preview), next());
        FlowPane second = row(printerChoice());
        if (model.correctable().isPresent()) {
            second.getChildren().addAll(
                    button(NodeIds.CORRECT, "action.correct", "F5", () -> follow.correct().accept(decided)),
                    button(NodeIds.CANCEL_PERMIT, "action.cancel", "Ctrl+K", model::beginCancelling, "danger-quiet"));
        }
        Label message = Nodes.paragraph("", "print-message");
        message.setId(NodeIds.PRINT_MESSAGE);
        screen.watch(model.printing().remark(), remark -> Remarks.show(message, remark, texts));
        nodes.addAll(List.of(first, message, second, cancel));
        screen.watch(model.cancelling(), cancelling -> {
            Nodes.show(cancel, cancelling);
            List.of(first, message, second).forEach(usual -> Nodes.show(usual, !cancelling));
            if (cancelling) {
                cancel.lookup("#" + NodeIds.CANCEL_REASON).requestFocus();
            }
        });
        return nodes;
    }

    Button next() {
        Button next = Nodes.button(NodeIds.NEXT, follow.nextName(), "Esc", follow.next());
        return next;
    }

    Button applyAgain(QuickPermitCase refused) {
        return button(NodeIds.CORRECT, "action.applyAgain", "F5", () -> follow.correct().accept(refused));
    }

    Button askNow() {
        return button(NodeIds.ASK_NOW, "action.askNow", "", model::askNow, "accent");
    }

    Button giveUp() {
        return button(NodeIds.GIVE_UP, "action.giveUp", "", model::giveUp);
    }

    private Button print() {
        Button print = button(NodeIds.PRINT, "action.print", "⏎", model::print, "accent", "wide");
        print.setDefaultButton(true);
        return print;
    }

    private Node printerChoice() {
        PrintingViewModel printing = model.printing();
        ComboBox<String> box = new ComboBox<>();
        box.setId(NodeIds.PRINTER);
        box.setPromptText(texts.get("print.none"));
        box.getStyleClass().add("printer-box");
        box.setAccessibleText(texts.get("print.choose"));
        box.getItems().setAll(printing.printers());
        ListChangeListener<String> found = _ -> box.getItems().setAll(printing.printers());
        printing.printers().addListener(found);
        screen.atEnd(() -> printing.printers().removeListener(found));
        box.valueProperty().bindBidirectional(printing.chosen());
        screen.atEnd(() -> box.valueProperty().unbindBidirectional(printing.chosen()));
        HBox choice = new HBox(Nodes.label(texts.get("print.on"), "printer-label"), box);
        choice.getStyleClass().add("printer-choice");
        return choice;
    }

    private VBox cancelBox() {
        FormField reason = new FormField(texts.get("cancel.reason"), NodeIds.CANCEL_REASON, FormField.Entry.PLAIN,
                texts.get("cancel.reasonPrompt"), false);
        reason.join(model.cancelReason(), texts, screen);
        // Enter would otherwise press the default button, which prints.
        reason.input().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                reason.input().requestFocusTraversal(TraversalDirection.NEXT);
                event.consume();
            }
        });
        FlowPane buttons = row(
                button(NodeIds.CANCEL_CONFIRM, "cancel.confirm", "", model::confirmCancelling, "danger"),
                button(NodeIds.CANCEL_BACK, "cancel.back", "", model::stopCancelling));
        VBox box = new VBox(Nodes.paragraph(texts.get("cancel.explain"), "decision-detail"), reason, buttons);
        box.getStyleClass().add("cancel-box");
        box.setMinHeight(Region.USE_PREF_SIZE);
        return box;
    }

    private Button button(String id, String key, String shortcut, Runnable action, String... styles) {
        return Nodes.button(id, texts.get(key), shortcut, action, styles);
    }

    private static FlowPane row(Node... nodes) {
        FlowPane row = new FlowPane(nodes);
        row.getStyleClass().add("action-row");
        return row;
    }
}
