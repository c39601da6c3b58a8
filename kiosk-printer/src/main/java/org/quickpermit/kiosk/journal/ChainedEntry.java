package org.quickpermit.kiosk.journal;

import org.jspecify.annotations.Nullable;

/// One entry of the journal with its link of the chain.
///
/// @param sequence its place, from 1
/// @param at milliseconds since 1970 by the kiosk's clock
/// @param print id of the print it belongs to, or null
/// @param step what happened
/// @param detail for the log; holds no personal data of a traveller
/// @param hash its link, see [EntryHash]
public record ChainedEntry(long sequence, long at, @Nullable String print, String step, String detail, String hash) {}
