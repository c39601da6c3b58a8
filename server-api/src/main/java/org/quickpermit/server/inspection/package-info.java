/// Inspection at the border: look a permit up, record an entry, refuse one.
@NullMarked
package org.quickpermit.server.inspection;

import org.jspecify.annotations.NullMarked;
