package org.quickpermit.agency.newapplication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.quickpermit.agency.fx.FieldModel;
import org.quickpermit.agency.fx.FormField;
import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.Remarks;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.traveller.DocumentKind;

/// The page of an application. The decision's place and today's cases are handed in ready-made.
@SuppressWarnings("NullAway.Init") // fields are set by FXML
public final class NewApplicationController {
    private final ApplicationViewModel model;
    private final Texts texts;
    private final Lifetime lifetime;
    private final List<Node> rightSide;

    @FXML
    private HBox page;
    @FXML
    private VBox right;
    @FXML
    private Label title;
    @FXML
    private MrzField mrz;
    @FXML
    private Label mrzMessage;
    @FXML
    private FormField surname;
    @FXML
    private FormField givenNames;
    @FXML
    private FormField chineseName;
    @FXML
    private FormField identityNumber;
    @FXML
    private FormField documentNumber;
    @FXML
    private FormField nationality;
    @FXML
    private FormField issuingState;
    @FXML
    private FormField birthDate;
    @FXML
    private FormField sex;
    @FXML
    private FormField expiryDate;
    @FXML
    private FormField arrival;
    @FXML
    private FormField phone;
    @FXML
    private FormField email;
    @FXML
    private FormField reason;
    @FXML
    private VBox kindBox;
    @FXML
    private ComboBox<DocumentKind> kind;
    @FXML
    private Label message;
    @FXML
    private Button submit;

    /// @param model what the page shows
    /// @param rightSide the decision's place and what stands under it
    /// @param texts language of the page
    /// @param lifetime life of the page
    public NewApplicationController(ApplicationViewModel model, List<Node> rightSide, Texts texts,
            Lifetime lifetime) {
        this.model = model;
        this.rightSide = rightSide;
        this.texts = texts;
        this.lifetime = lifetime;
    }

    @FXML
    private void initialize() {
        right.getChildren().setAll(rightSide);
        mrz.join(model.mrz(), texts, lifetime);
        mrz.keepRowEnds(page, model.mrz());
        lifetime.watch(model.mrz().view(), view -> Remarks.show(mrzMessage, view.remark(), texts));
        fields().forEach((field, fieldModel) -> {
            field.join(fieldModel, texts, lifetime);
            lifetime.watch(model.locked(), locked -> field.input().setEditable(!locked));
            field.input().addEventHandler(KeyEvent.KEY_PRESSED, this::enterGoesOn);
        });
        KindChoice.join(kind, kindBox, model, texts, lifetime);
        lifetime.watch(model.locked(), submit::setDisable);
        lifetime.watch(model.correcting(), number -> {
            title.setText(number == null ? texts.get("new.title") : texts.get("new.correcting", number.value()));
            submit.setText(texts.get(number == null ? "new.submit" : "new.submitCorrection"));
            reason.setVisible(number != null);
            reason.setManaged(number != null);
        });
        lifetime.watch(model.message(), text -> message.setText(text == null ? "" : "✕ " + texts.in(text)));
        lifetime.watch(model.focus(), wish -> {
            if (wish != null) {
                Platform.runLater(() -> focus(wish));
            }
        });
    }

    private Map<FormField, FieldModel> fields() {
        ApplicationForm form = model.form();
        Map<FormField, FieldModel> fields = new LinkedHashMap<>();
        List<FormField> shown = List.of(surname, givenNames, chineseName, identityNumber, documentNumber, nationality,
                issuingState, birthDate, sex, expiryDate, arrival, phone, email);
        for (int i = 0; i < shown.size(); i++) {
            fields.put(shown.get(i), form.fields().get(i));
        }
        fields.put(reason, model.reason());
        return fields;
    }

    private void enterGoesOn(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.getSource() instanceof Node field) {
            field.requestFocusTraversal(javafx.scene.TraversalDirection.NEXT);
            event.consume();
        }
    }

    private void focus(ApplicationViewModel.Focus wish) {
        Node wanted = page.lookup("#" + wish.id());
        if (wanted != null && page.getScene() != null) {
            wanted.requestFocus();
            model.focusMoved(wish);
        }
    }

    @FXML
    private void submit() {
        model.submit();
    }
}
