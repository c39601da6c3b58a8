/// The language in which features speak HTTP: routes that say who may call them, calls, replies and problems. Nothing here or in a feature knows the web server; that is behind [org.quickpermit.server.platform.http.internal.HttpServer].
@NullMarked
package org.quickpermit.server.platform.http;

import org.jspecify.annotations.NullMarked;
