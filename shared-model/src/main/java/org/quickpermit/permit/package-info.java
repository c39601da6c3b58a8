/// The permit and its numbers: permit id, case number and human number with their check characters, the states a permit passes through, and the terms it is granted on.
@NullMarked
package org.quickpermit.permit;

import org.jspecify.annotations.NullMarked;
