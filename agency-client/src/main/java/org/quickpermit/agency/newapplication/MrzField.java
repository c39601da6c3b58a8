package org.quickpermit.agency.newapplication;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.quickpermit.agency.fx.FieldModel.Remark;
import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Texts;

/// Shows a machine-readable zone and takes keys for it. It is no text control on purpose: without input method requests
/// the platform switches the input method off while it has the focus, and what composition still reaches it is thrown
/// away. A keyboard left in Chinese mode therefore cannot eat a swipe.
public final class MrzField extends Region {
    private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");
    private static final int SHOWN_ROWS = 2;

    private final TextFlow zone = new TextFlow();
    private final Label prompt = new Label();
    private final Rectangle caret = new Rectangle(2, 20);
    private final Text measure = new Text("0");
    private MrzModel.View shown = MrzModel.View.EMPTY;

    /// An empty field; [#join] makes it live.
    public MrzField() {
        getStyleClass().add("mrz-field");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setInputMethodRequests(null);
        caret.getStyleClass().add("mrz-caret");
        caret.setManaged(false);
        measure.getStyleClass().add("mrz-text");
        measure.setVisible(false);
        measure.setManaged(false);
        prompt.getStyleClass().add("mrz-prompt");
        prompt.setMouseTransparent(true);
        zone.setMouseTransparent(true);
        getChildren().addAll(measure, prompt, zone, caret);
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
    }

    /// Joins it with its model for the life of the screen.
    public void join(MrzModel model, Texts texts, Lifetime lifetime) {
        setId(NodeIds.MRZ_FIELD);
        prompt.setText(texts.get("mrz.prompt"));
        setAccessibleText(texts.get("mrz.label"));
        addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, InputMethodEvent::consume);
        addEventHandler(KeyEvent.KEY_TYPED, event -> typed(event, model));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, model));
        lifetime.watch(model.view(), view -> show(view, texts));
        lifetime.watch(focusedProperty(), focused -> {
            caret.setVisible(focused);
            if (!focused) {
                model.leave();
            }
        });
    }

    /// The focus goes on as soon as a zone is whole; the Enter or Tab that a reader sends after it is not the clerk's and is
    /// kept from the other fields.
    ///
    /// @param page holds the other fields
    void keepRowEnds(Node page, MrzModel model) {
        page.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean rowEnd = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.TAB && !event.isShiftDown();
            if (rowEnd && !isFocused() && model.readerIsSending()) {
                event.consume();
            }
        });
    }

    private static void typed(KeyEvent event, MrzModel model) {
        String character = event.getCharacter();
        boolean command = event.isShortcutDown() || event.isAltDown() && !event.isControlDown();
        if (!command && !character.isEmpty() && !Character.isISOControl(character.codePointAt(0))) {
            model.type(character);
            event.consume();
        }
    }

    private void pressed(KeyEvent event, MrzModel model) {
        boolean taken = switch (event.getCode()) {
            case BACK_SPACE -> done(model::backspace);
            case DELETE -> done(model::delete);
            case LEFT -> done(() -> model.move(-1));
            case RIGHT -> done(() -> model.move(1));
            case HOME -> done(() -> model.move(-1000));
            case END -> done(() -> model.move(1000));
            case ENTER -> done(model::endRow);
            case TAB -> done(() -> tab(event, model));
            case V -> event.isShortcutDown() && done(() -> paste(model));
            case INSERT -> event.isShiftDown() && done(() -> paste(model));
            case A -> event.isShortcutDown() && done(model::clear);
            default -> false;
        };
        if (taken) {
            event.consume();
        }
    }

    private void tab(KeyEvent event, MrzModel model) {
        if (!event.isShiftDown() && model.readerIsSending()) {
            model.endRow();
        } else {
            requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }

    private static void paste(MrzModel model) {
        String clip = Clipboard.getSystemClipboard().getString();
        if (clip != null) {
            model.paste(clip);
        }
    }

    private static boolean done(Runnable action) {
        action.run();
        return true;
    }

    private void show(MrzModel.View view, Texts texts) {
        shown = view;
        prompt.setVisible(view.rows().isEmpty());
        zone.getChildren().clear();
        List<String> rows = view.rows();
        for (int i = 0; i < rows.size(); i++) {
            addRow(rows.get(i), i + 1 == view.faultRow() ? view.faultPosition() : 0, i + 1 < rows.size());
        }
        pseudoClassStateChanged(FAULT, view.remark().tone() == Remark.Tone.FAULT);
        setAccessibleHelp(view.remark().text() == null ? "" : texts.in(view.remark().text()));
        requestLayout();
    }

    private void addRow(String row, int faultPosition, boolean more) {
        String end = more ? "\n" : "";
        if (faultPosition < 1 || faultPosition > row.length()) {
            add(row + end, "mrz-text");
            return;
        }
        add(row.substring(0, faultPosition - 1), "mrz-text");
        add(row.substring(faultPosition - 1, faultPosition), "mrz-text", "mrz-at-fault");
        add(row.substring(faultPosition) + end, "mrz-text");
    }

    private void add(String part, String... styles) {
        Text text = new Text(part);
        text.getStyleClass().addAll(styles);
        zone.getChildren().add(text);
    }

    @Override
    protected double computePrefHeight(double width) {
        double rows = Math.max(SHOWN_ROWS, shown.rows().size());
        return snapSizeY(snappedTopInset() + snappedBottomInset() + rows * rowHeight());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double width = getWidth() - x - snappedRightInset();
        double height = getHeight() - y - snappedBottomInset();
        zone.resizeRelocate(x, y, Math.max(width, columnWidth() * 60), height);
        prompt.resizeRelocate(x, y, width, Math.min(height, rowHeight()));
        caret.setHeight(rowHeight() - 4);
        caret.setX(x + shown.caret().column() * columnWidth());
        caret.setY(y + shown.caret().row() * rowHeight() + 2);
    }

    private double columnWidth() {
        return measure.getLayoutBounds().getWidth();
    }

    private double rowHeight() {
        return Math.max(18, measure.getLayoutBounds().getHeight());
    }
}
