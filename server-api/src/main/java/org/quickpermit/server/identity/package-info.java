/// Who may do what: agencies, enrolled devices, persons with password and token card, and their sessions.
@NullMarked
package org.quickpermit.server.identity;

import org.jspecify.annotations.NullMarked;
