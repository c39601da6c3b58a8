/// The web server (Javalin on Jetty): TLS with client certificates, the checks every call passes, and the one place where failures become problems.
@NullMarked
package org.quickpermit.server.platform.http.internal;

import org.jspecify.annotations.NullMarked;
