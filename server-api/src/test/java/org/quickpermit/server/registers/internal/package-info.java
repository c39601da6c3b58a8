/// Tests of the files of the check registers.
@NullMarked
package org.quickpermit.server.registers.internal;

import org.jspecify.annotations.NullMarked;
