/// Tests of the deposits.
@NullMarked
package org.quickpermit.server.deposit;

import org.jspecify.annotations.NullMarked;
