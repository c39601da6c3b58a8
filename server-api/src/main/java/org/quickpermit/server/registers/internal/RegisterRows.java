package org.quickpermit.server.registers.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.quickpermit.server.decision.Register;
import org.quickpermit.server.registers.internal.RegisterFile.Column;
import org.quickpermit.wire.RegisterLoad.RejectedRow;
import org.quickpermit.wire.Text;

/// Checks the rows of a register's file one by one and remembers what is wrong with them. Texts never repeat a row's
/// content: it is personal data, and the errors go into logs.
public final class RegisterRows {
    private final RegisterFile file;
    private final int mostRejected;
    private final List<RejectedRow> rejected = new ArrayList<>();

    /// @param file the format
    /// @param mostRejected after that many errors the rest of the file is not read
    public RegisterRows(RegisterFile file, int mostRejected) {
        this.file = file;
        this.mostRejected = mostRejected;
    }

    /// A checked row: values in the order of the columns, an empty text for none.
    public record Row(List<Object> values) {}

    /// What is wrong so far.
    public List<RejectedRow> rejected() {
        return List.copyOf(rejected);
    }

    /// Reads the header.
    ///
    /// @return false when it is not the register's
    public boolean header(Csv csv) throws IOException {
        String expected = String.join(",", file.header());
        Optional<Csv.Row> row = read(csv);
        if (row.isPresent() && row.get().fields().equals(file.header())) {
            return true;
        }
        if (rejected.isEmpty()) {
            reject(1, "", "首列須為 " + expected + "。", "The first line must be " + expected + ".");
        }
        return false;
    }

    /// The next good row, or empty at the end of the file or when too much is wrong.
    public Optional<Row> next(Csv csv) throws IOException {
        while (rejected.size() < mostRejected) {
            Optional<Csv.Row> row = read(csv);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            Optional<Row> checked = check(row.get());
            if (checked.isPresent()) {
                return checked;
            }
        }
        return Optional.empty();
    }

    private Optional<Csv.Row> read(Csv csv) throws IOException {
        try {
            return csv.next();
        } catch (Csv.MalformedCsv e) {
            switch (e.fault()) {
                case NOT_UTF8 -> reject(e.line(), "", "檔案不是 UTF-8 編碼，自此列起無法讀取。",
                        "The file is not UTF-8 from about this line on. Save it as UTF-8.");
                case QUOTES -> reject(e.line(), "", "雙引號未成對，自此列起無法讀取。",
                        "A quote is not closed, or text follows a closing quote. Correct the quotes.");
                case TOO_LONG -> reject(e.line(), "", "欄位過長，自此列起無法讀取。",
                        "A field or row is too long. Look for a missing quote or line end.");
            }
            return Optional.empty();
        }
    }

    private Optional<Row> check(Csv.Row row) {
        int before = rejected.size();
        List<Column> columns = file.columns();
        if (row.fields().size() != columns.size()) {
            reject(row.line(), "", "應有 " + columns.size() + " 欄，實有 " + row.fields().size() + " 欄。",
                    "There must be " + columns.size() + " fields, there are " + row.fields().size() + ".");
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(value(row.line(), columns.get(i), row.fields().get(i)));
        }
        if (rejected.size() == before) {
            checkKeys(row.line(), values);
        }
        return rejected.size() == before ? Optional.of(new Row(values)) : Optional.empty();
    }

    private Object value(long line, Column column, String text) {
        if (text.isEmpty()) {
            if (column.required()) {
                reject(line, column.name(), "不得空白。", "Must not be empty.");
            }
            return "";
        }
        return switch (column.kind().read(text)) {
            case FieldKind.Value.Of(Object stored) -> stored;
            case FieldKind.Value.Wrong() -> {
                reject(line, column.name(), column.kind().fault().zh(), column.kind().fault().en());
                yield "";
            }
        };
    }

    /// A row nobody can be found by would be a silent loss.
    private void checkKeys(long line, List<Object> values) {
        boolean document = isGiven(values, 0);
        boolean identity = isGiven(values, 1);
        if (file.register() == Register.CONTROL && !document && !identity) {
            reject(line, "document_number", "證件號碼與身分證號碼至少填一項。",
                    "Give a document number or an identity number.");
        }
        if (file.register() == Register.DENY_LIST) {
            boolean name = isGiven(values, 2) || isGiven(values, 3);
            boolean birthDate = isGiven(values, 4);
            if (name != birthDate) {
                reject(line, "birth_date", "姓名與出生日期須一併填寫。", "A name and a birth date go together.");
            } else if (!document && !identity && !name) {
                reject(line, "document_number", "證件號碼、身分證號碼、姓名與出生日期至少填一項。",
                        "Give a document number, an identity number, or a name with a birth date.");
            }
        }
    }

    private static boolean isGiven(List<Object> values, int index) {
        return !values.get(index).equals("");
    }

    private void reject(long line, String column, String zh, String en) {
        rejected.add(new RejectedRow(line, column, new Text(zh, en)));
    }
}
