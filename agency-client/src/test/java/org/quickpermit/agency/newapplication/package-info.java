/// Tests of the package of the same name.
@NullMarked
package org.quickpermit.agency.newapplication;

import org.jspecify.annotations.NullMarked;
