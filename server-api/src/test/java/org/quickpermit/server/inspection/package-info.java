/// Tests of inspection at the border.
@NullMarked
package org.quickpermit.server.inspection;

import org.jspecify.annotations.NullMarked;
