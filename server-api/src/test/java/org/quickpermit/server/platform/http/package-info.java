/// Tests of [org.quickpermit.server.platform.http].
@NullMarked
package org.quickpermit.server.platform.http;

import org.jspecify.annotations.NullMarked;
