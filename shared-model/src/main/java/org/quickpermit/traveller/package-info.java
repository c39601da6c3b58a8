/// Who travels and with which document: the data of a travel document as the machine-readable zone carries them, and the kinds of document a quick permit accepts. Plain values, no I/O.
@NullMarked
package org.quickpermit.traveller;

import org.jspecify.annotations.NullMarked;
