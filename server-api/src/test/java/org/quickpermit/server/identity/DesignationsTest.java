package org.quickpermit.server.identity;

import java.time.Clock;

import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.DatabaseContract;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.Text;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(DatabaseContract.class)
class DesignationsTest {
    /// An agency whose name no confirmation can show could apply, be charged, and print nothing.
    @TestTemplate
    @Tag("QP-5")
    void refuses_a_name_that_no_confirmation_can_show(Database database) {
        Designations designations = new Designations(database, new AuditLog(Clock.systemUTC(), database.dialect()),
                new Agencies(), (_, _) -> {}, Clock.systemUTC());
        NewAgency agency = new NewAgency("rare", new Text("康泰\uD83D\uDE00旅行社", "Kangtai Travel"),
                NewAgency.Region.HONG_KONG);

        assertThatThrownBy(() -> designations.designate(agency, Actor.SYSTEM)).isInstanceOfSatisfying(
                ApiProblem.class, problem -> assertThat(problem.errors().entries())
                        .extracting(FieldErrors.Entry::pointer, error -> error.text().en().contains("U+1F600"))
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("/name/zh", true)));
        assertThat(designations.designate(new NewAgency("rare", new Text("康泰旅行社", "Kangtai Travel"),
                NewAgency.Region.HONG_KONG), Actor.SYSTEM).id()).isEqualTo("rare");
    }
}
