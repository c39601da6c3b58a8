/// Breaks the rule that issuing waits by its pace alone.
@NullMarked
package org.quickpermit.kiosk.offenders.issuing;

import org.jspecify.annotations.NullMarked;
