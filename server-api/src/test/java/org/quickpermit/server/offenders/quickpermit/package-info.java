/// Classes that break a rule, to show that the rule catches them.
@NullMarked
package org.quickpermit.server.offenders.quickpermit;

import org.jspecify.annotations.NullMarked;
