/// Tests of the package of the same name.
@NullMarked
package org.quickpermit.agency.gateway;

import org.jspecify.annotations.NullMarked;
