package org.quickpermit.agency.cases;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Nodes;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.QuickPermitCase;

/// Today's cases under the decision's place.
public final class TodayPane extends VBox {
    /// @param today today's cases
    /// @param open told which case to open
    /// @param texts language of the screen
    /// @param lifetime life of the screen
    public TodayPane(CasesViewModel today, Consumer<CaseNumber> open, Texts texts, Lifetime lifetime) {
        getStyleClass().add("today");
        VBox.setVgrow(this, Priority.ALWAYS);
        Label approved = Nodes.label("", "count-approved");
        Label refused = Nodes.label("", "count-refused");
        HBox head = new HBox(Nodes.label(texts.get("today.title"), "side-title"), approved, refused);
        head.setId(NodeIds.TODAY_COUNTS);
        head.getStyleClass().add("today-head");
        lifetime.watchList(today.rows(), () -> {
            String more = today.more().get() ? "+" : "";
            approved.setText("✓ " + today.count(QuickPermitCase.Outcome.APPROVED) + more);
            refused.setText("✕ " + today.count(QuickPermitCase.Outcome.REFUSED) + more);
        });
        TableView<CaseList.Row> table = CaseTable.of(NodeIds.TODAY_TABLE, today.rows(), false, open, texts);
        setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head, table);
        lifetime.atEnd(() -> table.setItems(javafx.collections.FXCollections.emptyObservableList()));
    }
}
