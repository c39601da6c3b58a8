package org.quickpermit.server.quickpermit;

import java.nio.file.Path;

import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.Databases;
import org.quickpermit.server.platform.http.IdempotencyKey;

/// A program that submits applications until it is killed, and says so after each answer. Its argument is the database.
public final class KilledServer {
    private KilledServer() {}

    @SuppressWarnings("SystemOut") // its parent reads what it says
    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        int first = Integer.parseInt(arguments[1]);
        try (Database database = Databases.sqlite(file); Bureau bureau = new Bureau(database, 9_000_000)) {
            for (int number = first;; number++) {
                bureau.features.quickPermits().submit(Bureau.CLERK, key(number), Bureau.traveller(number));
                System.out.println("answered " + number);
                System.out.flush();
            }
        }
    }

    /// The key an application is sent under.
    static IdempotencyKey key(int number) {
        return new IdempotencyKey("killed-server-key-" + number);
    }
}
