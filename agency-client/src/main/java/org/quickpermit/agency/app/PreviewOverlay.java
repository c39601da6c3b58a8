package org.quickpermit.agency.app;

import java.awt.image.BufferedImage;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Nodes;
import org.quickpermit.agency.fx.Tasks;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.agency.printing.PrintingViewModel;
import org.quickpermit.paper.PaperImages;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The paper over the screen, as it will be printed.
final class PreviewOverlay extends StackPane {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewOverlay.class);
    private static final int DPI = 110;

    private final PrintingViewModel printing;
    private final Tasks tasks;
    private final ImageView picture = new ImageView();
    private final Button close;

    /// @param printing what is looked at
    /// @param tasks off-screen drawing
    /// @param texts language of the screen
    /// @param lifetime life of the screen
    PreviewOverlay(PrintingViewModel printing, Tasks tasks, Texts texts, Lifetime lifetime) {
        this.printing = printing;
        this.tasks = tasks;
        getStyleClass().add("overlay");
        // Else a window made smaller would keep the paper at its former size.
        setMinSize(0, 0);
        close = Nodes.button(NodeIds.PREVIEW_CLOSE, texts.get("preview.close"), "Esc", printing::closePreview);
        HBox head = new HBox(Nodes.label(texts.get("preview.title"), "side-title"), Nodes.gap(), close);
        head.setAlignment(Pos.CENTER_LEFT);
        picture.setId(NodeIds.PREVIEW_PICTURE);
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        picture.setAccessibleText(texts.get("preview.title"));
        picture.fitHeightProperty().bind(heightProperty().subtract(140));
        VBox sheet = new VBox(head, picture);
        sheet.getStyleClass().add("sheet");
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(sheet);
        lifetime.watch(printing.preview(), this::show);
    }

    private void show(PrintingViewModel.@Nullable Preview preview) {
        Nodes.show(this, preview != null);
        picture.setImage(null);
        if (preview == null) {
            return;
        }
        close.requestFocus();
        tasks.run(() -> PaperImages.render(preview.pdf().bytes(), DPI), (BufferedImage drawn) -> {
            if (printing.preview().get() == preview) {
                picture.setImage(SwingFXUtils.toFXImage(drawn, null));
            }
        }, failure -> LOG.error("preview not drawn", failure));
    }
}
