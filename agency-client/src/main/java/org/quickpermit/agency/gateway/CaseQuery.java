package org.quickpermit.agency.gateway;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/// Which of the agency's own cases to list.
///
/// @param from first day of the decision, Asia/Taipei, null for no bound
/// @param to last day, null for no bound
/// @param text part of a name, document number or case number; empty for all
/// @param after where the former page ended, null for the first page
public record CaseQuery(@Nullable LocalDate from, @Nullable LocalDate to, String text, @Nullable String after) {
    @Override
    public String toString() {
        return "CaseQuery[" + from + ".." + to + (text.isEmpty() ? "" : ", text masked") + "]";
    }
}
