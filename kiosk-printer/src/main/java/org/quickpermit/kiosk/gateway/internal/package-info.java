/// The calls over the link every device has.
@NullMarked
package org.quickpermit.kiosk.gateway.internal;

import org.jspecify.annotations.NullMarked;
