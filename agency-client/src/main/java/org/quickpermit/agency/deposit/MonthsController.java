package org.quickpermit.agency.deposit;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;

import org.quickpermit.agency.fx.Columns;
import org.quickpermit.agency.fx.FieldModel.Remark;
import org.quickpermit.agency.fx.FormField;
import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.Remarks;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.paper.MonthlyStatementPaper;
import org.quickpermit.wire.MonthlyStatement;
import org.quickpermit.wire.MonthlyStatement.Sum;

import org.jspecify.annotations.Nullable;

/// The page of the closed months: the list to the left, the statement to the right.
@SuppressWarnings("NullAway.Init") // fields are set by FXML
public final class MonthsController {
    private final MonthsViewModel model;
    private final Save save;
    private final Columns columns;
    private final Texts texts;
    private final Lifetime lifetime;

    @FXML
    private ListView<MonthsViewModel.Month> months;
    @FXML
    private Label title;
    @FXML
    private Label message;
    @FXML
    private Label opening;
    @FXML
    private Label permits;
    @FXML
    private Label closing;
    @FXML
    private Label digest;
    @FXML
    private FormField other;
    @FXML
    private Button pdf;
    @FXML
    private Button csv;
    @FXML
    private TableView<Sum> table;

    /// @param model what the page shows
    /// @param save saves the month shown
    /// @param columns makes the columns of the table
    /// @param lifetime life of the page
    public MonthsController(MonthsViewModel model, Save save, Columns columns, Lifetime lifetime) {
        this.model = model;
        this.save = save;
        this.columns = columns;
        this.texts = columns.texts();
        this.lifetime = lifetime;
    }

    /// Saves a month.
    ///
    /// @param pdf as a paper
    /// @param csv takes the name of the file and its bytes
    /// @param saved what became of it
    public record Save(java.util.function.Consumer<MonthlyStatement> pdf, BiConsumer<String, byte[]> csv,
            ObservableValue<Remark> saved) {}

    @FXML
    private void initialize() {
        months.setItems(model.months());
        lifetime.atEnd(() -> months.setItems(javafx.collections.FXCollections.emptyObservableList()));
        months.setCellFactory(_ -> new MonthCell(texts));
        lifetime.watch(model.chosen(), month -> months.getSelectionModel().select(month));
        lifetime.watch(months.getSelectionModel().selectedItemProperty(),
                month -> Optional.ofNullable(month).ifPresent(model::choose));
        columns.prepare(table, "months.none");
        columns.add(table, "column.what", 220, "name-cell", sum -> texts.get("months.item." + sum.item().name()));
        columns.add(table, "column.price", 140, "amount-cell",
                sum -> sum.unitPrice() == null ? "" : sum.unitPrice().toString());
        columns.add(table, "column.count", 120, "amount-cell", sum -> Long.toString(sum.count()));
        columns.add(table, "column.amount", 160, "amount-cell", sum -> sum.amount().toString());
        other.join(model.other(), texts, lifetime);
        lifetime.watch(model.statement(), this::show);
        lifetime.watch(model.message(), remark -> Remarks.show(message, remark, texts));
        lifetime.watch(save.saved(), remark -> {
            if (remark.text() != null) {
                Remarks.show(message, remark, texts);
            }
        });
    }

    private void show(@Nullable MonthlyStatement statement) {
        MonthsViewModel.Month month = model.chosen().get();
        title.setText(month == null ? texts.get("months.title") : texts.get("months.of", month.month()));
        pdf.setDisable(statement == null);
        csv.setDisable(statement == null);
        other.setDisable(statement == null);
        opening.setText(statement == null ? "–" : statement.opening().toString());
        closing.setText(statement == null ? "–" : statement.closing().toString());
        permits.setText(statement == null ? "–" : Long.toString(statement.permits()));
        digest.setText(statement == null ? "–" : MonthlyStatementPaper.grouped(statement.digest()));
        table.getItems().setAll(statement == null ? List.of() : statement.members().getFirst().sums());
    }

    @FXML
    private void savePdf() {
        Optional.ofNullable(model.statement().get()).ifPresent(save.pdf());
    }

    @FXML
    private void saveCsv() {
        Optional.ofNullable(model.statement().get()).ifPresent(
                shown -> save.csv().accept("month-" + shown.month() + ".csv", MonthTable.csv(shown)));
    }

    /// A month and whether it is closed, by shape and word.
    private static final class MonthCell extends ListCell<MonthsViewModel.Month> {
        private final Texts texts;

        MonthCell(Texts texts) {
            this.texts = texts;
        }

        @Override
        protected void updateItem(MonthsViewModel.@Nullable Month item, boolean empty) {
            super.updateItem(item, empty);
            setText(item == null || empty
                    ? ""
                    : item.month() + "　" + texts.get(item.closed() ? "months.closed" : "months.open"));
        }
    }
}
