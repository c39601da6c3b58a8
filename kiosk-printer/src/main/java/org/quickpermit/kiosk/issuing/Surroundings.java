package org.quickpermit.kiosk.issuing;

import java.time.InstantSource;
import java.util.function.Supplier;

/// What a print needs from outside besides devices: the same surroundings and the same answers make the same print.
///
/// @param clock wall clock, for the end of a lease
/// @param pace how time passes
/// @param ids gives a new id for every print, each once, 1 to 200 characters
public record Surroundings(InstantSource clock, Pace pace, Supplier<String> ids) {}
