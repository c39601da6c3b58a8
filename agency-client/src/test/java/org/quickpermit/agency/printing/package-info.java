/// Tests of the way to paper.
@NullMarked
package org.quickpermit.agency.printing;

import org.jspecify.annotations.NullMarked;
