/// Tests of [org.quickpermit.server.audit].
@NullMarked
package org.quickpermit.server.audit;

import org.jspecify.annotations.NullMarked;
