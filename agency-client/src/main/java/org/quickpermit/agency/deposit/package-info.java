/// The agency's deposit: the balance that every screen shows, and the statement of a period, on the screen and as a paper.
@NullMarked
package org.quickpermit.agency.deposit;

import org.jspecify.annotations.NullMarked;
