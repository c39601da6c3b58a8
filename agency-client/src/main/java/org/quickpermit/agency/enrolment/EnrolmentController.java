package org.quickpermit.agency.enrolment;

import java.io.File;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;

import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.Remarks;
import org.quickpermit.agency.fx.Texts;

/// The enrolment page.
@SuppressWarnings("NullAway.Init") // fields are set by FXML
public final class EnrolmentController {
    private final EnrolmentViewModel model;
    private final Texts texts;
    private final Lifetime lifetime;

    @FXML
    private StackPane page;
    @FXML
    private Label file;
    @FXML
    private Button enrol;
    @FXML
    private Label message;

    /// @param model what the page shows
    /// @param texts language of the page
    /// @param lifetime life of the page
    public EnrolmentController(EnrolmentViewModel model, Texts texts, Lifetime lifetime) {
        this.model = model;
        this.texts = texts;
        this.lifetime = lifetime;
    }

    @FXML
    private void initialize() {
        lifetime.watch(model.ticket(), chosen -> file
                .setText(chosen == null ? texts.get("enrolment.noFile") : String.valueOf(chosen.getFileName())));
        lifetime.watch(model.busy(), busy -> enrol.setDisable(busy));
        lifetime.watch(model.message(), remark -> Remarks.show(message, remark, texts));
    }

    @FXML
    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("enrolment.chooseTitle"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(texts.get("enrolment.fileKind"), "*.qpticket"));
        File chosen = chooser.showOpenDialog(page.getScene().getWindow());
        if (chosen != null) {
            model.choose(chosen.toPath());
        }
    }

    @FXML
    private void enrol() {
        model.enrol();
    }
}
