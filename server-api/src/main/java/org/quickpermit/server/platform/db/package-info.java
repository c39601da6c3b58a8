/// The database: one schema on two engines, embedded SQLite (the default) and PostgreSQL. Features see [Database] and a Jdbi handle; what the engines do differently sits in [Dialect] and in the two implementations.
@NullMarked
package org.quickpermit.server.platform.db;

import org.jspecify.annotations.NullMarked;
