/// Tests of the databases from the inside.
@NullMarked
package org.quickpermit.server.platform.db.internal;

import org.jspecify.annotations.NullMarked;
