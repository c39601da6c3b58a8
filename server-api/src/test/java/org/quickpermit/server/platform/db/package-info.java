/// Tests of the database layer, and the fixture that runs a repository's contract on both engines.
@NullMarked
package org.quickpermit.server.platform.db;

import org.jspecify.annotations.NullMarked;
