/// The two engines behind [org.quickpermit.server.platform.db.Database]: SQLite with one writer thread and group commit, PostgreSQL behind a connection pool, and the migrations both start with.
@NullMarked
package org.quickpermit.server.platform.db.internal;

import org.jspecify.annotations.NullMarked;
