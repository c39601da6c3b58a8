package org.quickpermit.offenders;

import java.sql.Connection;
import java.sql.SQLException;

class AsksADatabase {
    boolean ask(Connection connection) throws SQLException {
        return connection.isReadOnly();
    }
}
