/// The machine-readable zone of passports, cards and visas (ICAO Doc 9303 parts 3 to 7): reading it into a [org.quickpermit.traveller.TravelDocument], writing it with right check digits, and telling the kinds of document apart. What does not fit the standard is rejected with its row, its position and its reason; nothing is ever repaired.
@NullMarked
package org.quickpermit.mrz;

import org.jspecify.annotations.NullMarked;
