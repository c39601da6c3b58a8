package org.quickpermit.agency.newapplication;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.quickpermit.agency.fx.FieldModel.Remark;
import org.quickpermit.agency.fx.Tasks;
import org.quickpermit.agency.fx.Wording;
import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzFormat;
import org.quickpermit.mrz.MrzResult;
import org.quickpermit.traveller.Origin;
import org.quickpermit.traveller.TravelDocument;

/// The machine-readable zone of the form: keys in, a document or a sentence about the character at fault out.
public final class MrzModel {
    private final MrzEntry entry;
    private final Supplier<LocalDate> today;
    private final LongSupplier nanos;
    private final Tasks tasks;
    private final Consumer<Zone> read;
    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(View.EMPTY);
    private List<String> lastRead = List.of();
    private long keyCount;

    /// @param today civil date that two-digit years are read against
    /// @param nanos a clock for the speed of keys
    /// @param tasks calls back when a reader has fallen silent
    /// @param read takes every zone that was read without a fault
    public MrzModel(Supplier<LocalDate> today, LongSupplier nanos, Tasks tasks, Consumer<Zone> read) {
        this.today = today;
        this.entry = new MrzEntry(rows -> Mrz.parse(rows, today.get()) instanceof MrzResult.Parsed);
        this.nanos = nanos;
        this.tasks = tasks;
        this.read = read;
    }

    /// A zone that was read.
    ///
    /// @param rows its rows
    /// @param document its data
    /// @param format its layout
    /// @param origin swiped, or typed when a person was at the keys
    public record Zone(List<String> rows, TravelDocument document, MrzFormat format, Origin origin) {
        @Override
        public String toString() {
            return "Zone[" + format + " " + document + "]";
        }
    }

    /// What the field shows.
    ///
    /// @param rows the rows as they stand
    /// @param caret where the caret stands, from 0
    /// @param faultRow row of the character at fault, from 1; 0 for none
    /// @param faultPosition its position, from 1; 0 for none
    /// @param remark the sentence under the field
    public record View(List<String> rows, MrzEntry.Caret caret, int faultRow, int faultPosition, Remark remark) {
        static final View EMPTY = new View(List.of(), new MrzEntry.Caret(0, 0), 0, 0, Remark.NONE);

        @Override
        public String toString() {
            return "View[" + rows.size() + " rows]";
        }
    }

    /// What the field shows.
    public ReadOnlyObjectProperty<View> view() {
        return view.getReadOnlyProperty();
    }

    /// One character from the keyboard.
    public void type(String character) {
        keyCount++;
        if (entry.type(character, nanos.getAsLong()) instanceof MrzEntry.Typed.Refused(String refused)) {
            show(0, 0, new Remark(Remark.Tone.FAULT, Wording.of("mrz.refused", refused)));
            return;
        }
        changed();
    }

    /// Enter, or Tab from a reader: ends a row; at the end of what is there, says what is wrong with it.
    public void endRow() {
        keyCount++;
        int before = entry.rows().size();
        entry.endRow(nanos.getAsLong());
        if (!entry.isWhole() && before >= 2) {
            judge();
        } else {
            changed();
        }
    }

    /// Text from the clipboard.
    public void paste(String clip) {
        List<String> refused = entry.paste(clip);
        if (!refused.isEmpty()) {
            show(0, 0, new Remark(Remark.Tone.FAULT, Wording.of("mrz.refused", String.join(" ", refused))));
            return;
        }
        lastRead = List.of();
        judge();
    }

    /// Deletes backwards.
    public void backspace() {
        entry.backspace();
        changed();
    }

    /// Deletes forwards.
    public void delete() {
        entry.delete();
        changed();
    }

    /// Moves the caret.
    public void move(int steps) {
        entry.move(steps);
        show(view.get().faultRow(), view.get().faultPosition(), view.get().remark());
    }

    /// Empties the field.
    public void clear() {
        entry.clear();
        lastRead = List.of();
        view.set(View.EMPTY);
    }

    /// The clerk has left the field: says what is wrong with an unfinished zone.
    public void leave() {
        if (!entry.isEmpty() && !entry.isWhole()) {
            judge();
        }
    }

    /// True while a reader may still be sending, so that a Tab or Enter belongs to it.
    public boolean readerIsSending() {
        return entry.isRunning(nanos.getAsLong());
    }

    /// True when nothing is in the field.
    public boolean isEmpty() {
        return entry.isEmpty();
    }

    private void changed() {
        if (entry.isWhole()) {
            judge();
            return;
        }
        lastRead = List.of();
        List<String> rows = entry.rows();
        if (rows.isEmpty()) {
            view.set(View.EMPTY);
            return;
        }
        show(0, 0, new Remark(Remark.Tone.NONE,
                Wording.of("mrz.progress", rows.size(), rows.getLast().length())));
        long key = keyCount;
        tasks.after(MrzEntry.SILENCE, () -> silentSince(key));
    }

    /// A reader that stops in the middle of a zone has misread; a person may still be typing.
    private void silentSince(long key) {
        if (key == keyCount && entry.isSwiped() && !entry.isWhole()) {
            judge();
        }
    }

    private void judge() {
        List<String> rows = entry.rows();
        switch (Mrz.parse(rows, today.get())) {
            case MrzResult.Parsed(MrzFormat format, TravelDocument document, _) -> {
                Origin origin = entry.isSwiped() ? Origin.SWIPED : Origin.TYPED;
                show(0, 0, new Remark(Remark.Tone.GOOD, Wording.of("mrz.good")));
                if (!rows.equals(lastRead)) {
                    lastRead = List.copyOf(rows);
                    read.accept(new Zone(lastRead, document, format, origin));
                }
            }
            case MrzResult.Rejected rejected -> {
                lastRead = List.of();
                show(rejected.row(), rejected.position(),
                        new Remark(Remark.Tone.FAULT,
                                Wording.of("mrz.fault", rejected.text(), atFault(rows, rejected))));
            }
        }
    }

    private static String atFault(List<String> rows, MrzResult.Rejected rejected) {
        return Optional.of(rejected)
                .filter(fault -> fault.row() >= 1 && fault.row() <= rows.size())
                .map(fault -> rows.get(fault.row() - 1))
                .filter(row -> rejected.position() >= 1 && rejected.position() <= row.length())
                .map(row -> "「" + row.charAt(rejected.position() - 1) + "」")
                .orElse("");
    }

    private void show(int faultRow, int faultPosition, Remark remark) {
        view.set(new View(List.copyOf(entry.rows()), entry.caret(), faultRow, faultPosition, remark));
    }
}
