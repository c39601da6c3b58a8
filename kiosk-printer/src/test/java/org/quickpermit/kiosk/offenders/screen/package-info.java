/// A class that breaks a rule on purpose.
@NullMarked
package org.quickpermit.kiosk.offenders.screen;

import org.jspecify.annotations.NullMarked;
