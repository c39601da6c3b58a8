/// Same key, same answer: the answers given under an idempotency key, stored in the transaction of the deed itself.
@NullMarked
package org.quickpermit.server.idempotency;

import org.jspecify.annotations.NullMarked;
