package org.quickpermit.agency.app;

import java.io.File;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

import org.quickpermit.agency.fx.FxTasks;
import org.quickpermit.agency.printing.JavaxPrinter;
import org.quickpermit.agency.printing.SavePlace;

import org.jspecify.annotations.Nullable;

/// The terminal as a JavaFX application of its own.
public final class TerminalApplication extends Application {
    private @Nullable TerminalWindow window;
    private @Nullable FxTasks tasks;

    @Override
    public void start(Stage stage) {
        TerminalMain.StartOptions options = TerminalMain.parsed(getParameters().getRaw());
        FxTasks work = new FxTasks(Platform::runLater);
        tasks = work;
        TerminalContext context = TerminalContext.of(options.data(), options.ticket(), options.server(),
                options.language(),
                work, Platform::runLater, new JavaxPrinter(), chooser(stage));
        window = new TerminalWindow(stage, context);
        window.begin();
    }

    private static SavePlace chooser(Stage stage) {
        return name -> {
            FileChooser chooser = new FileChooser();
            chooser.setInitialFileName(name);
            chooser.getExtensionFilters().add(name.endsWith(".csv")
                    ? new FileChooser.ExtensionFilter("CSV", "*.csv")
                    : new FileChooser.ExtensionFilter("PDF", "*.pdf"));
            return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
        };
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        if (tasks != null) {
            tasks.close();
        }
    }
}
