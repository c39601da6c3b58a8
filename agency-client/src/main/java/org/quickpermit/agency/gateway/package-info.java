/// The terminal's only way to the server: the API of the system as blocking calls that never throw, each answered by a [Answer] that tells a result, a refusal of the call and a missing answer apart. Knows HTTP, TLS and JSON; knows no screen.
@NullMarked
package org.quickpermit.agency.gateway;

import org.jspecify.annotations.NullMarked;
