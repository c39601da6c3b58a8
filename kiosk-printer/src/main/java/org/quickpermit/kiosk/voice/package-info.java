/// Reads the screens aloud for travellers who listen at the headphones. What is said is decided by the screens and never holds personal data; the program that speaks sits in `internal`.
@NullMarked
package org.quickpermit.kiosk.voice;

import org.jspecify.annotations.NullMarked;
