/// The server program: command line, configuration, the composition root that builds everything by constructor from top to bottom, and the demo data.
@NullMarked
package org.quickpermit.server.app;

import org.jspecify.annotations.NullMarked;
