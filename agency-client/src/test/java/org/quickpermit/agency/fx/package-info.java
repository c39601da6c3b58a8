/// Tests of the package of the same name.
@NullMarked
package org.quickpermit.agency.fx;

import org.jspecify.annotations.NullMarked;
