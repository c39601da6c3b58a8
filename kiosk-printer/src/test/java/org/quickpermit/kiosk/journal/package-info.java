/// Tests of the journal.
@NullMarked
package org.quickpermit.kiosk.journal;

import org.jspecify.annotations.NullMarked;
