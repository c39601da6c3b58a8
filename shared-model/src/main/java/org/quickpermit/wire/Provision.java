package org.quickpermit.wire;

import java.time.LocalDate;

import org.quickpermit.permit.PermitId;

import org.jspecify.annotations.Nullable;

/// One permit in a [ProvisionPage]: its data, locked, or word that it is no longer to be printed.
///
/// @param permitId the permit
/// @param change number of its latest change; every later change of any permit has a higher one
/// @param until last day it may be printed; the entry is of no use afterwards
/// @param locked a [ProvisionContent] that only the text of the boarding confirmation's barcode opens, Base64; null when
///        the permit is printed, being printed, revoked, replaced, cancelled or expired
public record Provision(PermitId permitId, long change, LocalDate until, @Nullable String locked) {}
