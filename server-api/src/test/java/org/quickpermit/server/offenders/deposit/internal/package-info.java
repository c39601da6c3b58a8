/// Classes that break a rule, to show that the rule catches them.
@NullMarked
package org.quickpermit.server.offenders.deposit.internal;

import org.jspecify.annotations.NullMarked;
