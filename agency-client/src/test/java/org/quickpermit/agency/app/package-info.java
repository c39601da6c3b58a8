/// Tests of the package of the same name.
@NullMarked
package org.quickpermit.agency.app;

import org.jspecify.annotations.NullMarked;
