package org.quickpermit.agency.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;

import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Builds screens from their FXML, which lies beside the controller's class and has its name without `Controller`.
public final class Forms {
    private final Texts texts;

    /// @param texts sentences for the forms
    public Forms(Texts texts) {
        this.texts = texts;
    }

    /// Builds one screen.
    ///
    /// @param controller the controller, made with everything it needs
    /// @throws IllegalStateException when there is no such form
    public Parent build(Object controller) {
        String name = controller.getClass().getSimpleName().replace("Controller", ".fxml");
        URL form = controller.getClass().getResource(name);
        if (form == null) {
            throw new IllegalStateException("no form " + name);
        }
        FXMLLoader loader = new FXMLLoader(form, texts.bundle());
        loader.setControllerFactory(_ -> controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("form " + name + " cannot be built", e);
        }
    }
}
