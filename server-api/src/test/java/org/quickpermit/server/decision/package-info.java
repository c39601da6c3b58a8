/// Tests of the decision, its rules and the matching of names.
@NullMarked
package org.quickpermit.server.decision;

import org.jspecify.annotations.NullMarked;
