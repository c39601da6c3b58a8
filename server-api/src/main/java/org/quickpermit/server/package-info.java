/// The server of QuickPermit: decision, registers, deposit, permits, stations and inspection behind one HTTPS port.
@NullMarked
package org.quickpermit.server;

import org.jspecify.annotations.NullMarked;
