package org.quickpermit.agency.cases;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.quickpermit.agency.fx.Columns;
import org.quickpermit.agency.fx.FormField;
import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Remarks;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.agency.outcome.OutcomeViewModel;
import org.quickpermit.wire.CaseList;

/// The search page: cases to the left, the one opened to the right.
@SuppressWarnings("NullAway.Init") // fields are set by FXML
public final class CasesController {
    private final CasesViewModel model;
    private final OutcomeViewModel opened;
    private final Node outcomePane;
    private final Columns columns;
    private final Texts texts;
    private final Lifetime lifetime;

    @FXML
    private FormField text;
    @FXML
    private FormField from;
    @FXML
    private FormField to;
    @FXML
    private Label message;
    @FXML
    private Button more;
    @FXML
    private VBox tablePlace;
    @FXML
    private VBox right;

    /// @param model what the list shows
    /// @param opened the case opened
    /// @param outcomePane the place it is shown in
    /// @param columns makes the columns of the list
    /// @param lifetime life of the page
    public CasesController(CasesViewModel model, OutcomeViewModel opened, Node outcomePane, Columns columns,
            Lifetime lifetime) {
        this.model = model;
        this.opened = opened;
        this.outcomePane = outcomePane;
        this.columns = columns;
        this.texts = columns.texts();
        this.lifetime = lifetime;
    }

    @FXML
    private void initialize() {
        text.join(model.text(), texts, lifetime);
        from.join(model.from(), texts, lifetime);
        to.join(model.to(), texts, lifetime);
        List.of(text, from, to).forEach(field -> field.input().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.search();
                event.consume();
            }
        }));
        TableView<CaseList.Row> table = CaseTable.of(NodeIds.CASES_TABLE, model.rows(), true, opened::open, columns);
        VBox.setVgrow(table, Priority.ALWAYS);
        tablePlace.getChildren().setAll(table);
        lifetime.atEnd(() -> table.setItems(javafx.collections.FXCollections.emptyObservableList()));
        VBox.setVgrow(outcomePane, Priority.ALWAYS);
        right.getChildren().setAll(outcomePane);
        lifetime.watch(model.message(), remark -> Remarks.show(message, remark, texts));
        lifetime.watch(model.more(), more::setVisible);
    }

    @FXML
    private void search() {
        model.search();
    }

    @FXML
    private void more() {
        model.loadMore();
    }
}
