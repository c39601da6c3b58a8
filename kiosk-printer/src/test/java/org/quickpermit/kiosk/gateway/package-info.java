/// Tests of the kiosk's side of the API.
@NullMarked
package org.quickpermit.kiosk.gateway;

import org.jspecify.annotations.NullMarked;
