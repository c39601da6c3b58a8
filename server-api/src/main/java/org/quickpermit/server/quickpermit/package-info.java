/// The quick permit from submission to its case: apply, read, search, correct, cancel.
@NullMarked
package org.quickpermit.server.quickpermit;

import org.jspecify.annotations.NullMarked;
