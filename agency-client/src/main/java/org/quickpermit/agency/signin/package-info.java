/// Who is at the terminal: sign-in with password and token card, first activation of a clerk, and the end of a session by sign-out or time.
@NullMarked
package org.quickpermit.agency.signin;

import org.jspecify.annotations.NullMarked;
