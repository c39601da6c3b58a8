package org.quickpermit.agency.cases;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.quickpermit.agency.fx.Columns;
import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Nodes;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.QuickPermitCase;

/// Today's cases under the decision's place.
public final class TodayPane extends VBox {
    private final TableView<CaseList.Row> table;

    /// @param today today's cases
    /// @param open told which case to open
    /// @param columns makes the columns of its table
    /// @param lifetime life of the screen
    public TodayPane(CasesViewModel today, Consumer<CaseNumber> open, Columns columns, Lifetime lifetime) {
        Texts texts = columns.texts();
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
        table = CaseTable.of(NodeIds.TODAY_TABLE, today.rows(), false, open, columns);
        table.getStyleClass().add("today-table");
        setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head, table);
        lifetime.atEnd(() -> table.setItems(javafx.collections.FXCollections.emptyObservableList()));
    }

    /// Leaves the list out and keeps the counts, where there is no room for it under the decision.
    ///
    /// @param shown false to leave it out
    public void showList(boolean shown) {
        Nodes.show(table, shown);
        setVgrow(this, shown ? Priority.ALWAYS : Priority.NEVER);
        getStyleClass().remove("counts-only");
        if (!shown) {
            getStyleClass().add("counts-only");
        }
    }
}
