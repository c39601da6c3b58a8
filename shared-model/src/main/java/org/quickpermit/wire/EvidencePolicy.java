package org.quickpermit.wire;

import java.util.List;

import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

/// By what a kiosk of one model may show what became of a sheet. The bureau sets it, model by model; the kiosk acts by it
/// and the server judges every outcome by it again, with the same [#accepts(Result, Evidence)].
///
/// @param model name of the model, as `PP-100`, 1 to 40 characters
/// @param accepts the evidence that counts, each once; some of it must be able to confirm a sheet
public record EvidencePolicy(String model, List<Evidence> accepts) {
    /// What holds for a kiosk of which no model is known: only the sheet itself, or a person who looked, shows anything.
    public static final EvidencePolicy STRICTEST = new EvidencePolicy("-",
            List.of(Evidence.SHEET_SCANNED, Evidence.STAFF));

    /// @throws IllegalArgumentException when no sheet could ever be confirmed, or the model has no name
    public EvidencePolicy {
        accepts = accepts.stream().distinct().sorted().toList();
        if (accepts.stream().noneMatch(Result.CONFIRMED::mayRestOn)) {
            throw new IllegalArgumentException("no evidence of this policy can confirm a sheet");
        }
        if (model.isBlank() || model.length() > 40) {
            throw new IllegalArgumentException("the model's name must have 1 to 40 characters");
        }
    }

    /// Whether a result counts as known by an evidence. That nobody knows needs no evidence; that the document was never
    /// sent shows in the kiosk's own journal, whatever the printer is worth; and a person who looked may always give a
    /// sheet up. All else has to be on the list.
    public boolean accepts(Result result, Evidence evidence) {
        if (!result.mayRestOn(evidence)) {
            return false;
        }
        boolean always = switch (result) {
            case UNKNOWN -> true;
            case RETURNED -> evidence == Evidence.NOTHING_SENT || evidence == Evidence.STAFF;
            case SPOILED -> evidence == Evidence.STAFF;
            case CONFIRMED -> false;
        };
        return always || accepts.contains(evidence);
    }
}
