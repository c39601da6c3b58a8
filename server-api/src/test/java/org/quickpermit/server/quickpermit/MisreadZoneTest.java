package org.quickpermit.server.quickpermit;

import java.util.ArrayList;
import java.util.List;

import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzResult;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MisreadZoneTest {
    @OnEachDatabase
    void a_zone_misread_anywhere_is_named_by_row_and_character_and_nothing_is_written(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitApplication right = Bureau.traveller(1);
            long answersBefore = bureau.count("SELECT COUNT(*) FROM idempotency_record");
            int turnedAway = 0;
            for (int row = 0; row < 2; row++) {
                for (int at = 0; at < right.mrz().get(row).length(); at++) {
                    QuickPermitApplication misread = misread(right, row, at);
                    if (Mrz.parse(misread.mrz(), Bureau.DAY_ONE) instanceof MrzResult.Rejected rejected) {
                        turnedAway++;
                        ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> bureau.submit(misread));
                        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_FIELDS);
                        FieldErrors.Entry fault = problem.errors().entries().getFirst();
                        assertThat(fault.pointer()).isEqualTo("/mrz/" + (rejected.row() - 1));
                        assertThat(fault.code()).isEqualTo(rejected.fault().name());
                        assertThat(fault.text().en()).contains("Character " + rejected.position() + ":",
                                rejected.fault().text().en());
                        assertThat(fault.text().zh()).contains("第 " + rejected.position() + " 字",
                                rejected.fault().text().zh());
                    }
                }
            }
            assertThat(turnedAway).as("every character of the second row stands under a check digit")
                    .isGreaterThanOrEqualTo(44);
            assertThat(bureau.count("SELECT COUNT(*) FROM quick_permit_case")).isZero();
            assertThat(bureau.count("SELECT COUNT(*) FROM idempotency_record")).isEqualTo(answersBefore);
            assertThat(bureau.submit(right).permit()).as("the same traveller, swiped again").isNotNull();
        }
    }

    private static QuickPermitApplication misread(QuickPermitApplication right, int row, int at) {
        List<String> rows = new ArrayList<>(right.mrz());
        StringBuilder text = new StringBuilder(rows.get(row));
        text.setCharAt(at, text.charAt(at) == '7' ? '2' : '7');
        rows.set(row, text.toString());
        return new QuickPermitApplication(right.document(), rows, right.declaredKind(), right.chineseName(),
                right.identityNumber(), right.contact(), right.intendedArrival(), right.origins());
    }
}
