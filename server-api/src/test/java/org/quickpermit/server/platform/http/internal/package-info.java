/// Tests of the web server from the inside.
@NullMarked
package org.quickpermit.server.platform.http.internal;

import org.jspecify.annotations.NullMarked;
