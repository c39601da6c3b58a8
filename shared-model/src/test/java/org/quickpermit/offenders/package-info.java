/// Classes that break one rule each, to show that the rule notices. Nothing uses them.
@NullMarked
package org.quickpermit.offenders;

import org.jspecify.annotations.NullMarked;
