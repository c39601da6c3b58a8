package org.quickpermit.agency.cases;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.quickpermit.agency.fx.Columns;
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
    /// @param columns makes its columns
    static TableView<CaseList.Row> of(String id, ObservableList<CaseList.Row> rows, boolean withDay,
            Consumer<CaseNumber> open, Columns columns) {
        Texts texts = columns.texts();
        TableView<CaseList.Row> table = new TableView<>(rows);
        table.setId(id);
        table.getStyleClass().addAll("case-table", "striped");
        columns.prepare(table, "cases.empty");
        Function<CaseList.Row, String> when = row -> withDay
                ? Days.dayAndTime(row.decidedAt())
                : Days.time(row.decidedAt());
        columns.add(table, "column.time", withDay ? 132 : 58, "figures", when);
        columns.add(table, "column.outcome", 100, "outcome-cell", row -> outcome(row, texts));
        columns.add(table, "column.name", 190, "name-cell", CaseTable::name);
        columns.add(table, "column.document", 98, "mono", CaseList.Row::documentNumber);
        columns.add(table, "column.case", 134, "mono", row -> row.caseNumber().value());
        columns.add(table, "column.state", 104, "state-cell", row -> state(row, texts));
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
}
