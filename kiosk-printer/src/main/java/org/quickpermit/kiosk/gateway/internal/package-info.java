/// The API over HTTPS with the kiosk's client certificate.
@NullMarked
package org.quickpermit.kiosk.gateway.internal;

import org.jspecify.annotations.NullMarked;
