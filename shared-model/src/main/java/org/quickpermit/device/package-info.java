/// How a machine becomes a known device and speaks to the server, for every program that is one: a ticket is exchanged for a certificate whose key never leaves the machine, the identity is kept in the data folder, and calls go over TLS that trusts the system's own authority only, each answered by an [Answer] that tells a result, a refusal and a missing answer apart. The one package here that reads files and opens connections; the server and the shared words do not know it.
@NullMarked
package org.quickpermit.device;

import org.jspecify.annotations.NullMarked;
