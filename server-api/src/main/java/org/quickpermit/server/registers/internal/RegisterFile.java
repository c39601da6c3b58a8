package org.quickpermit.server.registers.internal;

import java.util.List;

import org.quickpermit.server.decision.Register;
import org.quickpermit.server.platform.db.Dialect;

/// The file format of each register: its columns in order, and the table and indexes behind it.
///
/// @param register which register
/// @param table name of its tables without the side
/// @param columns columns of the file, in order
/// @param indexes columns with an index
public record RegisterFile(Register register, String table, List<Column> columns, List<String> indexes) {
    public RegisterFile {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
    }

    /// @param name name in the file's header
    /// @param sql name in the table
    /// @param kind what it holds
    /// @param required true when it may not be empty
    public record Column(String name, String sql, FieldKind kind, boolean required) {}

    /// The format of a register's file.
    public static RegisterFile of(Register register) {
        return switch (register) {
            case MOVEMENTS -> new RegisterFile(register, "movement",
                    List.of(required("document_number", FieldKind.DOCUMENT_NUMBER),
                            optional("identity_number", FieldKind.IDENTITY_NUMBER),
                            required("direction", FieldKind.DIRECTION), required("day", FieldKind.DAY)),
                    List.of("document_number", "identity_number"));
            case PASSPORTS -> new RegisterFile(register, "passport",
                    List.of(required("document_number", FieldKind.DOCUMENT_NUMBER),
                            required("issuing_state", FieldKind.STATE_CODE),
                            new Column("expiry_date", "expiry_day", FieldKind.DAY, true),
                            required("status", FieldKind.DOCUMENT_STATUS)),
                    List.of("document_number"));
            case DENY_LIST -> new RegisterFile(register, "denied",
                    List.of(optional("document_number", FieldKind.DOCUMENT_NUMBER),
                            optional("identity_number", FieldKind.IDENTITY_NUMBER), optional("name", FieldKind.NAME),
                            optional("chinese_name", FieldKind.CHINESE_NAME),
                            new Column("birth_date", "birth_day", FieldKind.DAY, false),
                            optional("valid_until", FieldKind.DAY)),
                    List.of("document_number", "identity_number", "birth_day"));
            case CONTROL -> new RegisterFile(register, "control",
                    List.of(optional("document_number", FieldKind.DOCUMENT_NUMBER),
                            optional("identity_number", FieldKind.IDENTITY_NUMBER),
                            required("direction", FieldKind.DIRECTION), optional("valid_until", FieldKind.DAY)),
                    List.of("document_number", "identity_number"));
            case PRIOR_APPROVALS -> new RegisterFile(register, "prior_approval",
                    List.of(required("document_number", FieldKind.DOCUMENT_NUMBER),
                            optional("identity_number", FieldKind.IDENTITY_NUMBER),
                            required("reference", FieldKind.REFERENCE), required("last_valid_day", FieldKind.DAY)),
                    List.of("document_number", "identity_number"));
        };
    }

    /// The header line, field by field.
    public List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    String insertSql(String side) {
        return "INSERT INTO " + table + "_" + side + " ("
                + String.join(", ", columns.stream().map(Column::sql).toList()) + ") VALUES ("
                + String.join(", ", columns.stream().map(_ -> "?").toList()) + ")";
    }

    /// Takes out `:most` rows, whichever: each engine has its own name for a row's place.
    String clearSql(String side, Dialect dialect) {
        String name = table + "_" + side;
        return switch (dialect) {
            case SQLITE -> "DELETE FROM " + name + " WHERE rowid IN (SELECT rowid FROM " + name + " LIMIT :most)";
            case POSTGRESQL ->
                "DELETE FROM " + name + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + name + " LIMIT :most))";
        };
    }

    List<String> createIndexes(String side) {
        return indexes.stream()
                .map(column -> "CREATE INDEX IF NOT EXISTS " + index(side, column) + " ON " + table + "_" + side + " ("
                        + column
                        + ")")
                .toList();
    }

    private String index(String side, String column) {
        return table + "_" + side + "_" + column;
    }

    private static Column required(String name, FieldKind kind) {
        return new Column(name, name, kind, true);
    }

    private static Column optional(String name, FieldKind kind) {
        return new Column(name, name, kind, false);
    }
}
