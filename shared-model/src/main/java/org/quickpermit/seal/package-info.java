/// The seal: the signed content of the barcodes on the boarding confirmation and the entry permit, how it becomes bytes and text, how it is signed and verified, and the signed, numbered list of keys and revocations that every kiosk carries. Pure values and functions; a kiosk verifies without the network.
@NullMarked
package org.quickpermit.seal;

import org.jspecify.annotations.NullMarked;
