/// The programs of a deployment as seen from outside: a server in a process of its own, a machine enrolled with a ticket, calls of the API over HTTPS with a client certificate, a token card's codes. Shared by benches, demo and end-to-end tests; knows only the wire messages.
@NullMarked
package org.quickpermit.installers.remote;

import org.jspecify.annotations.NullMarked;
