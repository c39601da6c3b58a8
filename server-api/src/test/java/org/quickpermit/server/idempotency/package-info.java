/// Tests of the answers kept under idempotency keys.
@NullMarked
package org.quickpermit.server.idempotency;

import org.jspecify.annotations.NullMarked;
