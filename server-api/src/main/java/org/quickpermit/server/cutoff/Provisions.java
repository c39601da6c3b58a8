package org.quickpermit.server.cutoff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.quickpermit.cutoff.ProvisionLock;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.server.permit.Lease;
import org.quickpermit.server.permit.LeaseStore;
import org.quickpermit.server.permit.Permit;
import org.quickpermit.server.permit.PermitStore;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.wire.Provision;
import org.quickpermit.wire.ProvisionContent;
import org.quickpermit.wire.ProvisionPage;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What kiosks fetch ahead so that they can print while they are cut off: of every permit its latest change, by a number
/// that only rises. A kiosk that has seen a page asks after its last number; it can miss nothing, in whatever order the
/// transactions ended, because numbers are given to changes that are committed already, by one reader at a time.
///
/// The data are locked anew for every page and are nowhere kept locked: see [ProvisionLock].
public final class Provisions {
    /// How many permits a page names at most.
    public static final int PAGE = 200;
    private static final int NUMBERED_AT_ONCE = 2_000;

    private final Database database;
    private final PermitStore permits;
    private final LeaseStore leases;
    private final Clock clock;
    private final RandomGenerator random;

    /// @param random gives the nonces; a `SecureRandom` in service
    public Provisions(Database database, PermitStore permits, LeaseStore leases, Clock clock,
            RandomGenerator random) {
        this.database = database;
        this.permits = permits;
        this.leases = leases;
        this.clock = clock;
        this.random = random;
    }

    private record Change(PermitId permitId, long number, LocalDate until) {}

    /// The changes after a number.
    ///
    /// @param after 0 for a kiosk that has none, else [ProvisionPage#through()] of the page before
    public ProvisionPage page(long after) {
        numberWhatIsDue();
        LocalDate today = LocalDate.now(clock);
        return database.read(handle -> {
            List<Change> found = handle.createQuery("""
                    SELECT permit_id, change, until FROM provision
                    WHERE change > :after ORDER BY change LIMIT :most""")
                    .bind("after", after)
                    .bind("most", PAGE + 1)
                    .map((row, _) -> new Change(PermitId.of(row.getString(1)), row.getLong(2),
                            LocalDate.parse(row.getString(3))))
                    .list();
            boolean more = found.size() > PAGE;
            List<Provision> provisions = new ArrayList<>();
            for (Change change : more ? found.subList(0, PAGE) : found) {
                provisions.add(new Provision(change.permitId(), change.number(), change.until(),
                        locked(handle, change.permitId(), today)));
            }
            return new ProvisionPage(provisions.isEmpty() ? after : provisions.getLast().change(), more, provisions);
        });
    }

    private @Nullable String locked(Handle handle, PermitId permitId, LocalDate today) {
        Permit permit = permits.find(handle, permitId).orElseThrow();
        boolean open = permit.stateOn(today) == PermitState.GRANTED
                && leases.ofPermit(handle, permitId).stream().noneMatch(Lease::isOpen);
        return open ? ProvisionLock.lock(permit.seal(), permitId, content(permit), random) : null;
    }

    private static ProvisionContent content(Permit permit) {
        return new ProvisionContent(permit.document(), permit.chineseName(), permit.copies() + 1,
                permit.terms().lastUsableDay(), permit.terms().entries(), permit.entriesUsed(),
                permit.terms().stayDays());
    }

    /// Gives numbers to the changes committed so far, the latest of a permit only.
    private void numberWhatIsDue() {
        boolean due = database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM (SELECT 1 FROM provision_due"
                + " LIMIT 1) AS one").mapTo(Long.class).one() > 0);
        if (due) {
            database.write(handle -> {
                long number = handle.createQuery("SELECT number FROM provision_number WHERE id = 1"
                        + database.dialect().forUpdate()).mapTo(Long.class).one();
                Set<String> changed = new LinkedHashSet<>(handle.createQuery("""
                        DELETE FROM provision_due
                        WHERE id IN (SELECT id FROM provision_due ORDER BY id LIMIT :most) RETURNING permit_id""")
                        .bind("most", NUMBERED_AT_ONCE)
                        .mapTo(String.class)
                        .list());
                for (String permitId : changed) {
                    number++;
                    handle.createUpdate("""
                            INSERT INTO provision (permit_id, change, until)
                            SELECT permit_id, :change, board_until FROM permit WHERE permit_id = :permit
                            ON CONFLICT (permit_id) DO UPDATE SET change = excluded.change""")
                            .bind("change", number)
                            .bind("permit", permitId)
                            .execute();
                }
                return handle.createUpdate("UPDATE provision_number SET number = :number WHERE id = 1")
                        .bind("number", number)
                        .execute();
            });
        }
    }

    /// Forgets the permits no kiosk may print any more; to be run now and then. Kiosks forget them by their date.
    ///
    /// @return how many
    public int forgetPast() {
        return database.write(handle -> handle.createUpdate("DELETE FROM provision WHERE until < :today")
                .bind("today", LocalDate.now(clock).toString())
                .execute());
    }
}
