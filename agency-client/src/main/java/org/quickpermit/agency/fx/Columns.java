package org.quickpermit.agency.fx;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Makes the columns of the terminal's tables. They are as wide as their text is large; where the text is larger than
/// designed they may stand outside the table, which then scrolls to the side.
///
/// @param texts language of the screen
/// @param percent size of the text, 100 for the designed one
public record Columns(Texts texts, int percent) {
    /// Prepares a table: keys move through it, columns are not sorted or moved.
    ///
    /// @param table the table
    /// @param emptyKey key of the sentence shown while it has no rows
    public void prepare(TableView<?> table, String emptyKey) {
        table.setColumnResizePolicy(percent == 100
                ? TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN
                : TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.setPlaceholder(Nodes.label(texts.get(emptyKey), "quiet"));
    }

    /// Adds a column.
    ///
    /// @param table the table
    /// @param titleKey key of its title
    /// @param width width at the designed size
    /// @param style style class of its cells
    /// @param value what a row shows in it
    public <T> void add(TableView<T> table, String titleKey, double width, String style, Function<T, String> value) {
        TableColumn<T, String> column = new TableColumn<>(texts.get(titleKey));
        column.setPrefWidth(width * percent / 100);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add(style);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        table.getColumns().add(column);
    }
}
