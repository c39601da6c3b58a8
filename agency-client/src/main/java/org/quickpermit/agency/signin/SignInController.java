package org.quickpermit.agency.signin;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;

import org.quickpermit.agency.fx.FormField;
import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.Remarks;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.wire.Text;

/// The sign-in page.
@SuppressWarnings("NullAway.Init") // fields are set by FXML
public final class SignInController {
    private final SignInViewModel model;
    private final Text terminal;
    private final Texts texts;
    private final Lifetime lifetime;

    @FXML
    private Label agency;
    @FXML
    private Label title;
    @FXML
    private FormField login;
    @FXML
    private FormField code;
    @FXML
    private FormField password;
    @FXML
    private FormField again;
    @FXML
    private FormField token;
    @FXML
    private Label message;
    @FXML
    private Button go;
    @FXML
    private Hyperlink toggle;

    /// @param model what the page shows
    /// @param terminal agency and name of this terminal
    /// @param texts language of the page
    /// @param lifetime life of the page
    public SignInController(SignInViewModel model, Text terminal, Texts texts, Lifetime lifetime) {
        this.model = model;
        this.terminal = terminal;
        this.texts = texts;
        this.lifetime = lifetime;
    }

    @FXML
    private void initialize() {
        agency.setText(texts.in(terminal));
        login.join(model.login(), texts, lifetime);
        code.join(model.code(), texts, lifetime);
        password.join(model.password(), texts, lifetime);
        again.join(model.again(), texts, lifetime);
        token.join(model.token(), texts, lifetime);
        lifetime.watch(model.message(), remark -> Remarks.show(message, remark, texts));
        lifetime.watch(model.busy(), busy -> go.setDisable(busy));
        lifetime.watch(model.activating(), this::show);
    }

    private void show(boolean activating) {
        List.of(code, again).forEach(field -> {
            field.setVisible(activating);
            field.setManaged(activating);
        });
        title.setText(texts.get(activating ? "signin.activateTitle" : "signin.title"));
        go.setText(texts.get(activating ? "signin.activateButton" : "signin.button"));
        toggle.setText(texts.get(activating ? "signin.back" : "signin.firstTime"));
    }

    @FXML
    private void go() {
        model.go();
    }

    @FXML
    private void toggle() {
        model.toggleActivation();
    }
}
