package org.quickpermit.server.quickpermit;

import org.quickpermit.permit.CaseNumber;
import org.quickpermit.server.platform.db.Database;

/// Gives out case numbers. Serials are taken from the database in blocks, so that applications decided at the same
/// moment do not wait for one counter; a stop skips what is left of a block, and no number is ever given twice.
public final class CaseSerials {
    private static final String SERVICE = "QP";
    private static final int BLOCK = 1000;

    private final Database database;
    private int year;
    private long next;
    private long end;

    public CaseSerials(Database database) {
        this.database = database;
    }

    /// The next number of a year.
    ///
    /// @param ofYear Western year of the decision
    public synchronized CaseNumber next(int ofYear) {
        if (year != ofYear || next >= end) {
            long first = takeBlock(ofYear);
            year = ofYear;
            next = first;
            end = first + BLOCK;
        }
        return CaseNumber.of(SERVICE, ofYear, next++);
    }

    private long takeBlock(int ofYear) {
        return database.write(handle -> handle.createQuery("""
                INSERT INTO case_serial (service, year, next) VALUES (:service, :year, 1 + :block)
                ON CONFLICT (service, year) DO UPDATE SET next = case_serial.next + :block
                RETURNING next""")
                .bind("service", SERVICE)
                .bind("year", ofYear)
                .bind("block", BLOCK)
                .mapTo(Long.class)
                .one()) - BLOCK;
    }
}
