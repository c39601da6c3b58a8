/// Tests of [org.quickpermit.server.identity].
@NullMarked
package org.quickpermit.server.identity;

import org.jspecify.annotations.NullMarked;
