/// Tests of the files that check registers are loaded from.
@NullMarked
package org.quickpermit.server.registers.internal;

import org.jspecify.annotations.NullMarked;
