/// Tests of the console's frame and words.
@NullMarked
package org.quickpermit.server.console;

import org.jspecify.annotations.NullMarked;
