package org.quickpermit.permit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("QP-11")
class PermitStateTest {
    /// The whole table: a dash is an event that cannot happen in that state.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GRANTED    | ISSUED | -    | -         | EXPIRED | REVOKED | SUPERSEDED
            ISSUED     | ISSUED | USED | EXHAUSTED | EXPIRED | REVOKED | SUPERSEDED
            USED       | USED   | USED | EXHAUSTED | EXPIRED | REVOKED | SUPERSEDED
            EXHAUSTED  | -      | -    | -         | -       | -       | -
            EXPIRED    | -      | -    | -         | -       | -       | -
            REVOKED    | -      | -    | -         | -       | -       | -
            SUPERSEDED | -      | -    | -         | -       | -       | -
            """)
    void follows_the_table(PermitState from, String sheet, String entry, String lastEntry, String expire, String revoke,
            String supersede) {
        String[] expected = {sheet, entry, lastEntry, expire, revoke, supersede};
        PermitEvent[] events = {PermitEvent.SHEET_CONFIRMED, PermitEvent.ENTRY, PermitEvent.LAST_ENTRY,
                PermitEvent.EXPIRE, PermitEvent.REVOKE, PermitEvent.SUPERSEDE};
        assertThat(events).containsExactlyInAnyOrder(PermitEvent.values());
        for (int i = 0; i < events.length; i++) {
            assertThat(from.after(events[i]).map(Enum::name).orElse("-")).as(from + " " + events[i])
                    .isEqualTo(expected[i]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void is_live_as_long_as_something_can_still_happen(PermitState state) {
        boolean somethingCanHappen = false;
        for (PermitEvent event : PermitEvent.values()) {
            somethingCanHappen |= state.after(event).isPresent();
        }
        assertThat(state.isLive()).isEqualTo(somethingCanHappen);
    }

    @ParameterizedTest
    @EnumSource
    void is_open_to_the_agency_only_before_anything_is_on_paper(PermitState state) {
        boolean canBePrintedFirst = state.after(PermitEvent.SHEET_CONFIRMED).filter(next -> next != state).isPresent();
        assertThat(state.isOpenToAgency()).isEqualTo(canBePrintedFirst);
    }

    @Test
    void there_are_seven_states() {
        assertThat(PermitState.values()).hasSize(7);
    }
}
