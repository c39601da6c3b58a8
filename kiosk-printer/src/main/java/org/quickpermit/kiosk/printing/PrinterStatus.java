package org.quickpermit.kiosk.printing;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What a printer says of itself.
///
/// @param condition its state
/// @param accepting whether it takes jobs
/// @param faults what somebody has to see to
/// @param suitable whether it knows the operations and the document format a permit needs
/// @param model make and model, may be empty
/// @param upTime seconds since it was switched on, empty when it does not say; one that goes back tells of a power cut
public record PrinterStatus(Condition condition, boolean accepting, Set<PrinterFault> faults, boolean suitable,
        String model, OptionalInt upTime) {
    /// A printer that does not say how long it has been on.
    public PrinterStatus(Condition condition, boolean accepting, Set<PrinterFault> faults, boolean suitable,
            String model) {
        this(condition, accepting, faults, suitable, model, OptionalInt.empty());
    }

    public PrinterStatus {
        faults = Set.copyOf(faults);
    }

    /// The three states of RFC 8011.
    public enum Condition {
        IDLE,
        PROCESSING,
        STOPPED
    }

    /// The most urgent fault that keeps sheets from coming out.
    public Optional<PrinterFault> stoppingFault() {
        return PrinterFault.mostUrgent(faults);
    }

    /// True when a job sent now could be finished.
    public boolean ready() {
        return accepting && suitable && condition != Condition.STOPPED && stoppingFault().isEmpty();
    }
}
