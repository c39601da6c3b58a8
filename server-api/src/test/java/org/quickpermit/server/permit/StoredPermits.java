package org.quickpermit.server.permit;

import java.time.LocalDate;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.permit.PermitTerms;
import org.quickpermit.server.identity.Agencies;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.Text;

/// Permits for tests of the stores; all persons are fictional.
final class StoredPermits {
    static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private StoredPermits() {}

    /// A permit of which nothing is printed; every number is another traveller's.
    static Permit granted(int number) {
        return with(number, PermitState.GRANTED, new TravelDocument("P", "CHN", "K%08d".formatted(number), "CHN",
                "CHAN", "TAI MAN", false, LocalDate.of(1980, 2, 29), Sex.MALE, LocalDate.of(2031, 2, 28)),
                "A%06d(3)".formatted(number));
    }

    /// A permit in a state, of a document and a person.
    static Permit with(int number, PermitState state, TravelDocument document, String identityNumber) {
        return new Permit(id(number), CaseNumber.of("QP", 2026, number), "kangtai", state, document, null,
                identityNumber, DAY, new PermitTerms(DAY.plusMonths(2), DAY.plusMonths(3), 2, 14, new Ntd(200)), 0,
                "NIA1:SEAL", 0, null);
    }

    static PermitId id(int number) {
        return PermitId.of("%012d".formatted(number));
    }

    /// Adds the agency and the permits.
    static void insert(Database database, PermitStore store, Permit... permits) {
        database.write(handle -> {
            new Agencies().add(handle, new NewAgency("kangtai", new Text("康泰旅行社", "Kang Tai"),
                    NewAgency.Region.HONG_KONG), 1);
            for (Permit permit : permits) {
                store.insert(handle, permit);
            }
            return permits;
        });
    }
}
