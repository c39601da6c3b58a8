/// How a machine becomes a known terminal: a ticket file with a one-time code is exchanged for a client certificate whose key never leaves the machine. Afterwards the kept identity makes the TLS connections and trusts the system's own authority only.
@NullMarked
package org.quickpermit.agency.enrolment;

import org.jspecify.annotations.NullMarked;
