package org.quickpermit.server.platform.http;

import java.util.ArrayList;
import java.util.List;

import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

/// Collects what is wrong with the fields of one call, so that the caller gets all of it at once.
public final class FieldErrors {
    private final List<Entry> entries = new ArrayList<>();

    /// One wrong field.
    ///
    /// @param pointer JSON pointer of the field, or `header:Name`, `query:name`, `path:name`
    /// @param code stable code, capitals and underscores
    /// @param text what is wrong and what to do
    public record Entry(String pointer, String code, Text text) {}

    /// Notes a wrong field.
    ///
    /// @return this, for chaining
    public FieldErrors add(String pointer, String code, Text text) {
        entries.add(new Entry(pointer, code, text));
        return this;
    }

    /// Notes a wrong field where `ok` is false.
    ///
    /// @return this, for chaining
    public FieldErrors require(boolean ok, String pointer, String code, Text text) {
        return ok ? this : add(pointer, code, text);
    }

    /// What was noted so far.
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// True when nothing is wrong.
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /// Ends the call when anything was noted.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] with every entry
    public void throwIfAny() {
        if (!entries.isEmpty()) {
            throw new ApiProblem(ProblemType.INVALID_FIELDS,
                    new Text("請依各欄位說明更正後再送出。", "Correct the fields named below and send again."), this);
        }
    }
}
