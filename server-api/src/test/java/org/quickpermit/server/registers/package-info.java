/// Tests of the check registers, their look-ups and files.
@NullMarked
package org.quickpermit.server.registers;

import org.jspecify.annotations.NullMarked;
