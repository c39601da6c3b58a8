/// Classes that break a rule, to show that the rule catches them.
@NullMarked
package org.quickpermit.server.offenders.decision;

import org.jspecify.annotations.NullMarked;
