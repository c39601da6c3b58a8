/// The Internet Printing Protocol over HTTP.
@NullMarked
package org.quickpermit.kiosk.printing.internal;

import org.jspecify.annotations.NullMarked;
