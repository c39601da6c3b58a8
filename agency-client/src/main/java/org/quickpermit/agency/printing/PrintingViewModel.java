package org.quickpermit.agency.printing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.quickpermit.agency.fx.FieldModel.Remark;
import org.quickpermit.agency.fx.LatestQuestion;
import org.quickpermit.agency.fx.Tasks;
import org.quickpermit.agency.fx.Wording;
import org.quickpermit.paper.BoardingConfirmationContent;
import org.quickpermit.paper.BoardingConfirmationPaper;
import org.quickpermit.paper.DepositStatementContent;
import org.quickpermit.paper.DepositStatementPaper;
import org.quickpermit.paper.MonthlyStatementContent;
import org.quickpermit.paper.MonthlyStatementPaper;
import org.quickpermit.wire.DepositStatement;
import org.quickpermit.wire.MonthlyStatement;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prints, saves and previews boarding confirmations.
public final class PrintingViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(PrintingViewModel.class);
    private static final String LAST_PRINTER = "printer";

    private final ConfirmationPrinter printer;
    private final SavePlace savePlace;
    private final Preferences preferences;
    private final Tasks tasks;
    private final LatestQuestion drawing;
    private final InstantSource clock;
    private final ObservableList<String> printers = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();

    /// @param printer puts papers on paper
    /// @param savePlace asks where to save
    /// @param preferences remembers the printer
    /// @param tasks off-screen work
    /// @param clock gives the print time on the paper
    public PrintingViewModel(ConfirmationPrinter printer, SavePlace savePlace, Preferences preferences, Tasks tasks,
            InstantSource clock) {
        this.printer = printer;
        this.savePlace = savePlace;
        this.preferences = preferences;
        this.tasks = tasks;
        this.drawing = new LatestQuestion(tasks, "drawing a paper to look at");
        this.clock = clock;
    }

    /// How far a paper has come.
    public sealed interface State {
        /// Nothing was asked for.
        record Idle() implements State {}

        /// It is being drawn or handed over.
        record Working() implements State {}

        /// A printer's queue has it.
        ///
        /// @param printer which
        record HandedOver(String printer) implements State {}

        /// It is saved.
        ///
        /// @param file where
        record Saved(Path file) implements State {}

        /// It did not work.
        ///
        /// @param text what is wrong and what to do
        record Failed(Text text) implements State {}
    }

    /// A drawn paper to look at.
    ///
    /// @param pdf the paper
    /// @param of the case it is for
    public record Preview(Pdf pdf, QuickPermitCase of) {}

    /// A PDF as a value; two are the same only when they are the same object.
    public static final class Pdf {
        private final byte[] bytes;

        Pdf(byte[] bytes) {
            this.bytes = bytes;
        }

        /// A copy of the bytes.
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /// The printers of this machine.
    public ObservableList<String> printers() {
        return printers;
    }

    /// The printer to use, null while there is none.
    public ObjectProperty<@Nullable String> chosen() {
        return chosen;
    }

    /// How far the last paper has come.
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// How far the last paper has come, as a sentence.
    public ObservableValue<Remark> remark() {
        return state.map(now -> switch (now) {
            case State.Idle _ -> Remark.NONE;
            case State.Working _ -> new Remark(Remark.Tone.NONE, Wording.of("print.working"));
            case State.HandedOver(String used) -> new Remark(Remark.Tone.GOOD, Wording.of("print.handedOver", used));
            case State.Saved(Path file) -> new Remark(Remark.Tone.GOOD, Wording.of("print.saved", file));
            case State.Failed(Text text) -> new Remark(Remark.Tone.FAULT, text);
        });
    }

    /// The paper being looked at, null for none.
    public ReadOnlyObjectProperty<@Nullable Preview> preview() {
        return preview.getReadOnlyProperty();
    }

    /// Looks for printers again; the one used last is chosen where it is still there.
    public void findPrinters() {
        tasks.run(printer::printers, found -> {
            String wanted = chosen.get() != null ? chosen.get() : preferences.get(LAST_PRINTER).orElse(null);
            printers.setAll(found);
            chosen.set(wanted != null && found.contains(wanted) ? wanted : found.stream().findFirst().orElse(null));
        }, failure -> LOG.error("printers not found", failure));
    }

    /// Forgets what became of the last paper; called when another case comes up.
    public void reset() {
        drawing.forget();
        state.set(new State.Idle());
        preview.set(null);
    }

    /// Prints an approved case's confirmation on the chosen printer, or says that there is none.
    public void print(QuickPermitCase approved) {
        String where = chosen.get();
        if (where == null) {
            state.set(new State.Failed(Wording.of("print.noPrinter")));
            return;
        }
        state.set(new State.Working());
        tasks.run(() -> {
            printer.print(draw(approved), where, approved.caseNumber().value());
            return where;
        }, used -> {
            preferences.put(LAST_PRINTER, used);
            state.set(new State.HandedOver(used));
        }, failure -> failed("print.failed", failure));
    }

    /// Saves an approved case's confirmation where the clerk says.
    public void save(QuickPermitCase approved) {
        savePlace.ask(approved.caseNumber().value() + ".pdf").ifPresent(file -> {
            state.set(new State.Working());
            tasks.run(() -> Files.write(file, draw(approved)), saved -> state.set(new State.Saved(saved)),
                    failure -> failed("print.saveFailed", failure));
        });
    }

    /// Saves the statement of a deposit where the clerk says.
    ///
    /// @param statement the movements
    /// @param agencyName whose deposit
    public void save(DepositStatement statement, Text agencyName) {
        String name = "statement-" + statement.from() + "-" + statement.to() + ".pdf";
        savePlace.ask(name).ifPresent(file -> {
            state.set(new State.Working());
            tasks.run(() -> Files.write(file, DepositStatementPaper.pdf(
                    new DepositStatementContent(statement, agencyName, clock.instant()))),
                    saved -> state.set(new State.Saved(saved)), failure -> failed("print.saveFailed", failure));
        });
    }

    /// Saves a closed month as a paper where the clerk says.
    ///
    /// @param month the month
    /// @param holderName whose
    public void save(MonthlyStatement month, Text holderName) {
        savePlace.ask("month-" + month.month() + ".pdf").ifPresent(file -> {
            state.set(new State.Working());
            tasks.run(() -> Files.write(file, MonthlyStatementPaper.pdf(
                    new MonthlyStatementContent(month, holderName, clock.instant()))),
                    saved -> state.set(new State.Saved(saved)), failure -> failed("print.saveFailed", failure));
        });
    }

    /// Saves a file as it is where the clerk says.
    ///
    /// @param name name to suggest
    /// @param bytes what to save
    public void save(String name, byte[] bytes) {
        byte[] content = bytes.clone();
        savePlace.ask(name).ifPresent(file -> {
            state.set(new State.Working());
            tasks.run(() -> Files.write(file, content), saved -> state.set(new State.Saved(saved)),
                    failure -> failed("print.saveFailed", failure));
        });
    }

    /// Draws an approved case's confirmation to look at.
    public void show(QuickPermitCase approved) {
        drawing.ask(() -> draw(approved), pdf -> preview.set(new Preview(new Pdf(pdf), approved)),
                failure -> state
                        .set(new State.Failed(Wording.of("print.drawFailed", String.valueOf(failure.getMessage())))));
    }

    /// Puts the preview away.
    public void closePreview() {
        drawing.forget();
        preview.set(null);
    }

    private byte[] draw(QuickPermitCase approved) {
        return BoardingConfirmationPaper.pdf(BoardingConfirmationContent.of(approved, clock.instant()));
    }

    private void failed(String key, Exception failure) {
        LOG.error("paper not made", failure);
        state.set(new State.Failed(Wording.of(key, String.valueOf(failure.getMessage()))));
    }
}
