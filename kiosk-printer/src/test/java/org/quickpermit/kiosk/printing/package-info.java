/// Tests of the printer's words and of the IPP conversation.
@NullMarked
package org.quickpermit.kiosk.printing;

import org.jspecify.annotations.NullMarked;
