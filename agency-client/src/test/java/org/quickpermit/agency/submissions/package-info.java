/// Tests of the package of the same name.
@NullMarked
package org.quickpermit.agency.submissions;

import org.jspecify.annotations.NullMarked;
