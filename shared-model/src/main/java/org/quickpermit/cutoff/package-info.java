/// What a kiosk that is cut off from the centre and the centre have to agree on without talking: which kiosk of a station a permit belongs to, and how the data a kiosk fetches ahead are locked until the traveller's slip opens them. Pure functions.
@NullMarked
package org.quickpermit.cutoff;

import org.jspecify.annotations.NullMarked;
