/// The kiosk's side of the API: typed calls, and the trust-and-revocation list as it is kept on disk.
@NullMarked
package org.quickpermit.kiosk.gateway;

import org.jspecify.annotations.NullMarked;
