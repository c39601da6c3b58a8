package org.quickpermit.agency.cases;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.quickpermit.agency.fx.Days;
import org.quickpermit.agency.fx.Nodes;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.QuickPermitCase;

/// The table of cases, opened by Enter or a double click.
final class CaseTable {
    private CaseTable() {}

    /// @param id id of the node
    /// @param rows what it shows
    /// @param withDay true to show the day as well as the time
    /// @param open told which case to open
    /// @param texts language of the screen
    static TableView<CaseList.Row> of(String id, ObservableList<CaseList.Row> rows, boolean withDay,
            Consumer<CaseNumber> open, Texts texts) {
        TableView<CaseList.Row> table = new TableView<>(rows);
        table.setId(id);
        table.getStyleClass().addAll("case-table", "striped");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(Nodes.label(texts.get("cases.empty"), "quiet"));
        Function<CaseList.Row, String> when = row -> withDay
                ? Days.dayAndTime(row.decidedAt())
                : Days.time(row.decidedAt());
        table.getColumns().add(column(texts.get("column.time"), withDay ? 140 : 58, "figures", when));
        table.getColumns().add(column(texts.get("column.outcome"), 104, "outcome-cell",
                row -> outcome(row, texts)));
        table.getColumns().add(column(texts.get("column.name"), 170, "name-cell", CaseTable::name));
        table.getColumns().add(column(texts.get("column.document"), 104, "mono", CaseList.Row::documentNumber));
        table.getColumns().add(column(texts.get("column.case"), 140, "mono", row -> row.caseNumber().value()));
        table.getColumns().add(column(texts.get("column.state"), 104, "state-cell", row -> state(row, texts)));
        table.setRowFactory(_ -> {
            TableRow<CaseList.Row> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && row.getItem() != null) {
                    open.accept(row.getItem().caseNumber());
                }
            });
            return row;
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            CaseList.Row selected = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                open.accept(selected.caseNumber());
                event.consume();
            }
        });
        return table;
    }

    private static String name(CaseList.Row row) {
        return row.chineseName() == null ? row.name() : row.chineseName() + "  " + row.name();
    }

    private static String outcome(CaseList.Row row, Texts texts) {
        return row.outcome() == QuickPermitCase.Outcome.APPROVED
                ? "✓ " + texts.get("outcome.approved.short")
                : "✕ " + texts.get("outcome.refused.short");
    }

    private static String state(CaseList.Row row, Texts texts) {
        return row.permitState() == null ? "" : texts.get("state." + row.permitState().name());
    }

    private static TableColumn<CaseList.Row, String> column(String title, double width, String style,
            Function<CaseList.Row, String> value) {
        TableColumn<CaseList.Row, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add(style);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        return column;
    }
}
