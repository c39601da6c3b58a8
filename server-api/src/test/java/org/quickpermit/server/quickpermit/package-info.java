/// Tests of the quick permit from submission to its case, on both databases.
@NullMarked
package org.quickpermit.server.quickpermit;

import org.jspecify.annotations.NullMarked;
