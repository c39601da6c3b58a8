package org.quickpermit.kiosk.issuing;

import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

import org.quickpermit.paper.EntryPermitContent;
import org.quickpermit.paper.EntryPermitPaper;

/// What a print needs from outside besides devices: the same surroundings and the same answers make the same print.
///
/// @param clock wall clock, for the end of a lease
/// @param pace how time passes
/// @param ids gives a new id for every print, each once, 16 to 64 characters of an Idempotency-Key
/// @param paper draws the page that is sent to the printer
public record Surroundings(InstantSource clock, Pace pace, Supplier<String> ids,
        Function<EntryPermitContent, byte[]> paper) {
    /// Surroundings in which the entry permit's own paper is drawn.
    public Surroundings(InstantSource clock, Pace pace, Supplier<String> ids) {
        this(clock, pace, ids, EntryPermitPaper::pdf);
    }
}
