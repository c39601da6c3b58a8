/// Tests of the kiosk as a whole.
@NullMarked
package org.quickpermit.kiosk;

import org.jspecify.annotations.NullMarked;
