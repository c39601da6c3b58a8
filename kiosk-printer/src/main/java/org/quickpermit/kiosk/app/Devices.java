package org.quickpermit.kiosk.app;

import java.time.Clock;
import java.util.Optional;

import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.gateway.TrustListStore;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.printing.PermitPrinter;

/// What a kiosk works with.
///
/// @param journal its memory
/// @param printer its printer
/// @param gateway the server, empty before enrolment
/// @param trust the trust list, empty before enrolment
/// @param clock the wall clock
record Devices(Journal journal, PermitPrinter printer, Optional<Gateway> gateway, Optional<TrustListStore> trust,
        Clock clock) {}
