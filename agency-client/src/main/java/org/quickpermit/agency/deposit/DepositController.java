package org.quickpermit.agency.deposit;

import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.quickpermit.agency.fx.Columns;
import org.quickpermit.agency.fx.Days;
import org.quickpermit.agency.fx.FieldModel.Remark;
import org.quickpermit.agency.fx.FormField;
import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.Remarks;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.money.Ntd;
import org.quickpermit.wire.DepositStatement;

import org.jspecify.annotations.Nullable;

/// The statement page.
@SuppressWarnings("NullAway.Init") // fields are set by FXML
public final class DepositController {
    private final DepositViewModel model;
    private final Runnable savePaper;
    private final ObservableValue<Remark> saved;
    private final Columns columns;
    private final Texts texts;
    private final Lifetime lifetime;

    @FXML
    private FormField from;
    @FXML
    private FormField to;
    @FXML
    private Button save;
    @FXML
    private Label message;
    @FXML
    private Label opening;
    @FXML
    private Label moneyIn;
    @FXML
    private Label moneyOut;
    @FXML
    private Label closing;
    @FXML
    private TableView<DepositStatement.Line> table;

    /// @param model what the page shows
    /// @param savePaper saves the statement shown as a paper
    /// @param saved what became of the saving
    /// @param columns makes the columns of the list
    /// @param lifetime life of the page
    public DepositController(DepositViewModel model, Runnable savePaper, ObservableValue<Remark> saved, Columns columns,
            Lifetime lifetime) {
        this.model = model;
        this.saved = saved;
        this.savePaper = savePaper;
        this.columns = columns;
        this.texts = columns.texts();
        this.lifetime = lifetime;
    }

    @FXML
    private void initialize() {
        from.join(model.from(), texts, lifetime);
        to.join(model.to(), texts, lifetime);
        List.of(from, to).forEach(field -> field.input().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.load();
                event.consume();
            }
        }));
        columns.prepare(table, "statement.none");
        columns.add(table, "column.time", 160, "figures", line -> Days.dayAndTime(line.at()));
        columns.add(table, "column.what", 140, "name-cell", line -> texts.get("statement.kind." + line.kind().name()));
        columns.add(table, "column.reference", 220, "mono", line -> line.caseNumber() != null
                ? line.caseNumber().value()
                : Objects.requireNonNullElse(line.reference(), ""));
        columns.add(table, "column.amount", 140, "amount-cell", line -> line.amount().toString());
        columns.add(table, "column.balance", 140, "amount-cell", line -> line.balance().toString());
        lifetime.watch(model.statement(), this::show);
        lifetime.watch(model.message(), remark -> Remarks.show(message, remark, texts));
        lifetime.watch(saved, remark -> {
            if (remark.text() != null) {
                Remarks.show(message, remark, texts);
            }
        });
    }

    private void show(@Nullable DepositStatement statement) {
        save.setDisable(statement == null);
        table.getItems().setAll(statement == null ? List.of() : statement.lines());
        opening.setText(statement == null ? "–" : statement.opening().toString());
        closing.setText(statement == null ? "–" : statement.closing().toString());
        moneyIn.setText(statement == null ? "–" : sum(statement, false).toString());
        moneyOut.setText(statement == null ? "–" : sum(statement, true).toString());
    }

    private static Ntd sum(DepositStatement statement, boolean out) {
        return statement.lines().stream().map(DepositStatement.Line::amount)
                .filter(amount -> amount.isNegative() == out).reduce(Ntd.ZERO, Ntd::plus);
    }

    @FXML
    private void load() {
        model.load();
    }

    @FXML
    private void save() {
        savePaper.run();
    }
}
