/// Classes that break the terminal's rules, to show that the rules catch them.
@NullMarked
package org.quickpermit.agency.offenders;

import org.jspecify.annotations.NullMarked;
