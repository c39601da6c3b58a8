/// Tests of the whole kiosk: real serial line, real IPP, real HTTPS.
@NullMarked
package org.quickpermit.kiosk.app;

import org.jspecify.annotations.NullMarked;
