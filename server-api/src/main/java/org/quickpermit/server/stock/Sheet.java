package org.quickpermit.server.stock;

import org.quickpermit.permit.PermitId;
import org.quickpermit.stock.SheetNumber;

import org.jspecify.annotations.Nullable;

/// One sheet as its row has it.
///
/// @param number its number
/// @param place where it is
/// @param permitId the permit it was taken for, null while it is blank
/// @param copyNumber copy of the permit, 0 while it is blank
record Sheet(SheetNumber number, Place place, @Nullable PermitId permitId, int copyNumber) {}
