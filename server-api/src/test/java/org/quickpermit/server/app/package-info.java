/// Tests of the whole server over real HTTPS, and the fixture that starts it: [org.quickpermit.server.app.TestServer].
@NullMarked
package org.quickpermit.server.app;

import org.jspecify.annotations.NullMarked;
