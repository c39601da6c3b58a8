/// Tests of the screens, and the pictures of all of them.
@NullMarked
package org.quickpermit.kiosk.screen;

import org.jspecify.annotations.NullMarked;
