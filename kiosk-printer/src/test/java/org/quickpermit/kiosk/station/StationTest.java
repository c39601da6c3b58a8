package org.quickpermit.kiosk.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.quickpermit.kiosk.station.StationEvent.*;
import org.quickpermit.kiosk.station.StationState.*;
import org.quickpermit.permit.PermitId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The rules of the station as a table, and what holds for every walk through it.
class StationTest {
    private static final Station STATION = new Station(Timings.STANDARD);
    private static final Setting CALM = new Setting(Language.EN, Language.ZH_HANT, Set.of(), 7);
    private static final Setting TROUBLED = CALM.with(Set.of(Trouble.PAPER_OUT));
    private static final Duration LONG = Duration.ofHours(1);
    private static final Attract ATTRACT = new Attract(CALM, Duration.ZERO);
    private static final Printing PRINTING = new Printing(CALM, "C. T. M.", PrintStage.PRINTING);
    private static final LostSlip LOST = new LostSlip(CALM, false, LONG);
    private static final List<String> ZONE = List.of("P<", "K0");
    private static final PermitId NUMBER = new PermitId("7Q4K9ZT2M8XA");
    private static final Sorry EXPIRED = new Sorry(CALM, SorryReason.EXPIRED, LONG);
    private static final Checking CHECKING = new Checking(CALM);

    static Stream<Arguments> table() {
        return Stream.of(
                row(ATTRACT, new ReadingBegan(), Reading.class),
                row(ATTRACT, new Scanned("NIA1:A"), Checking.class),
                row(ATTRACT, new ScanFailed(ScanFault.FOREIGN), Sorry.class),
                row(ATTRACT, new StaffCalled(), StaffPin.class),
                row(ATTRACT, new SheetOut(7), Attract.class),
                row(ATTRACT, new TroublesChanged(Set.of(Trouble.DOOR_OPEN)), OutOfOrder.class),
                row(new Attract(CALM, Duration.ofSeconds(1)), new TimePassed(LONG), Attract.class),
                row(new Reading(CALM, Duration.ofSeconds(1)), new Scanned("NIA1:A"), Checking.class),
                row(new Reading(TROUBLED, Duration.ofSeconds(1)), new Scanned("NIA1:A"), Sorry.class),
                row(new Reading(CALM, Duration.ofSeconds(1)), new TimePassed(LONG), Sorry.class),
                row(new Reading(CALM, Duration.ofSeconds(1)), new ScanFailed(ScanFault.INCOMPLETE), Sorry.class),
                row(CHECKING, new LeaseGranted(7, "C."), Printing.class),
                row(CHECKING, new LeaseGranted(6, "C."), Checking.class),
                row(CHECKING, new Refused(7, SorryReason.EXPIRED), Sorry.class),
                row(CHECKING, new Refused(6, SorryReason.EXPIRED), Checking.class),
                row(CHECKING, new Scanned("NIA1:B"), Checking.class),
                row(CHECKING, new TimePassed(LONG), Checking.class),
                row(PRINTING, new PrinterNeedsHelp(7, Trouble.PAPER_OUT), PrintHeld.class),
                row(PRINTING, new SheetWanted(7), ShowSheet.class),
                row(PRINTING, new SheetOut(7), TakePermit.class),
                row(PRINTING, new SheetOut(6), Printing.class),
                row(PRINTING, new Refused(7, SorryReason.ASK_STAFF), Sorry.class),
                row(PRINTING, new Dismissed(), Printing.class),
                row(PRINTING, new StaffCalled(), Printing.class),
                row(PRINTING, new TimePassed(LONG), Printing.class),
                row(PRINTING, new TroublesChanged(Set.of(Trouble.SERVER_GONE)), Printing.class),
                row(new PrintHeld(CALM, "C.", Trouble.PAPER_OUT), new PrinterWorks(7), Printing.class),
                row(new PrintHeld(CALM, "C.", Trouble.PAPER_OUT), new TimePassed(LONG), PrintHeld.class),
                row(new ShowSheet(CALM, "C."), new SheetOut(7), TakePermit.class),
                row(new TakePermit(CALM, "C.", LONG), new Dismissed(), Attract.class),
                row(new TakePermit(CALM, "C.", LONG), new TimePassed(LONG), Attract.class),
                row(new TakePermit(TROUBLED, "C.", LONG), new Dismissed(), OutOfOrder.class),
                row(new Sorry(CALM, SorryReason.READ_AGAIN, LONG), new Scanned("NIA1:A"), Checking.class),
                row(new Sorry(CALM, SorryReason.ALREADY_PRINTED, LONG), new Scanned("NIA1:A"), Sorry.class),
                row(new Sorry(TROUBLED, SorryReason.READ_AGAIN, LONG), new Scanned("NIA1:A"), Sorry.class),
                row(new OutOfOrder(TROUBLED), new Scanned("NIA1:A"), OutOfOrder.class),
                row(new OutOfOrder(TROUBLED), new StaffCalled(), StaffPin.class),
                row(new OutOfOrder(TROUBLED), new TroublesChanged(Set.of()), Attract.class),
                row(new StaffPin(CALM, false, Duration.ZERO, LONG), new PinAccepted(), Console.class),
                row(new StaffPin(CALM, false, Duration.ZERO, LONG), new PinRefused(Duration.ZERO), StaffPin.class),
                row(new StaffPin(CALM, false, Duration.ZERO, LONG), new TimePassed(LONG), MoreTime.class),
                row(console(), new ConsoleLocked(), Attract.class),
                row(console(), new TimePassed(LONG), MoreTime.class),
                row(ATTRACT, new ZoneRead(ZONE), Checking.class),
                row(ATTRACT, new SlipLost(), LostSlip.class),
                row(new OutOfOrder(TROUBLED), new SlipLost(), OutOfOrder.class),
                row(new OutOfOrder(TROUBLED), new ZoneRead(ZONE), OutOfOrder.class),
                row(new Reading(CALM, LONG), new ZoneRead(ZONE), Checking.class),
                row(new Reading(TROUBLED, LONG), new ZoneRead(ZONE), Sorry.class),
                row(LOST, new ZoneRead(ZONE), Checking.class),
                row(LOST.with(TROUBLED), new ZoneRead(ZONE), Sorry.class),
                row(LOST, new Scanned("NIA1:A"), Checking.class),
                row(LOST, new ScanFailed(ScanFault.INCOMPLETE), Sorry.class),
                row(LOST, new NumberWanted(), TypeNumber.class),
                row(LOST, new Dismissed(), Attract.class),
                row(LOST, new TimePassed(LONG), MoreTime.class),
                row(asked(LOST), new ZoneRead(ZONE), Checking.class),
                row(asked(LOST), new TimePassed(LONG), Attract.class),
                row(LOST, new TroublesChanged(Set.of(Trouble.DOOR_OPEN)), LostSlip.class),
                row(new TypeNumber(CALM, LONG), new NumberTyped(NUMBER), LostSlip.class),
                row(new TypeNumber(CALM, LONG), new Scanned("NIA1:A"), TypeNumber.class),
                row(new TypeNumber(CALM, LONG), new Dismissed(), LostSlip.class),
                row(new TypeNumber(CALM, LONG), new TimePassed(LONG), MoreTime.class),
                row(new Sorry(CALM, SorryReason.PASSPORT_MISREAD, LONG), new ZoneRead(ZONE), Checking.class),
                row(new Sorry(CALM, SorryReason.PASSPORT_MISREAD, LONG), new Dismissed(), LostSlip.class),
                row(new Sorry(TROUBLED, SorryReason.PASSPORT_MISREAD, LONG), new Dismissed(), OutOfOrder.class),
                row(new Sorry(CALM, SorryReason.NO_PERMIT, LONG), new ZoneRead(ZONE), Sorry.class),
                row(new Sorry(CALM, SorryReason.EXPIRED, LONG), new TimePassed(LONG), MoreTime.class),
                row(asked(EXPIRED), new TimePassed(Duration.ofMillis(200)), MoreTime.class),
                row(asked(EXPIRED), new TimePassed(LONG), Attract.class),
                row(asked(EXPIRED), new Dismissed(), Attract.class),
                row(asked(EXPIRED), new MoreTimeWanted(), Sorry.class),
                row(asked(EXPIRED), new StaffCalled(), StaffPin.class),
                row(asked(EXPIRED), new Scanned("NIA1:A"), Checking.class),
                row(asked(EXPIRED), new ReadingBegan(), Reading.class),
                row(asked(EXPIRED.with(TROUBLED)), new Scanned("NIA1:A"), MoreTime.class),
                row(asked(EXPIRED), new TroublesChanged(Set.of(Trouble.DOOR_OPEN)), MoreTime.class),
                row(asked(console()), new Scanned("NIA1:A"), Console.class),
                row(asked(console()), new ConsoleLocked(), Attract.class),
                row(asked(console()), new TimePassed(LONG), Attract.class),
                row(new Attract(CALM.spoken(true), LONG), new TimePassed(LONG), MoreTime.class),
                row(asked(new Attract(CALM.spoken(true), LONG)), new Scanned("NIA1:A"), Checking.class),
                row(asked(new Attract(CALM.spoken(true), LONG)), new TimePassed(LONG), Attract.class),
                row(console(), new ReprintBegan(), Checking.class),
                row(console(), new Scanned("NIA1:A"), Console.class));
    }

    private static MoreTime asked(StationState waiting) {
        return new MoreTime(waiting, Duration.ofSeconds(10));
    }

    private static Console console() {
        return new Console(CALM, ConsolePage.TRAY, Duration.ofMinutes(2), Optional.empty());
    }

    private static Arguments row(StationState from, StationEvent event, Class<? extends StationState> to) {
        return Arguments.of(from, event, to);
    }

    @ParameterizedTest
    @MethodSource("table")
    void the_table_holds(StationState from, StationEvent event, Class<? extends StationState> to) {
        assertThat(STATION.next(from, event)).isInstanceOf(to);
    }

    @Test
    void at_rest_nothing_of_the_visit_is_left() {
        StationState rest = STATION.next(new TakePermit(CALM, "C. T. M.", LONG), new Dismissed());
        assertThat(rest.toString()).doesNotContain("C. T. M.");
        assertThat(rest.setting().language()).isEqualTo(Language.ZH_HANT);
    }

    @Test
    void who_needs_more_time_has_the_whole_time_again() {
        Sorry almostOver = new Sorry(CALM, SorryReason.EXPIRED, Duration.ofMillis(100));
        StationState question = STATION.next(almostOver, new TimePassed(Duration.ofSeconds(1)));
        assertThat(STATION.next(question, new MoreTimeWanted()))
                .isEqualTo(new Sorry(CALM, SorryReason.EXPIRED, Timings.STANDARD.sorry()));
    }

    @Test
    void an_untouched_console_asks_and_is_locked_two_minutes_after_the_last_key() {
        StationState state = console();
        state = STATION.next(state, new StaffTouched());
        state = STATION.next(state, new TimePassed(Duration.ofSeconds(104)));
        assertThat(state).isInstanceOf(Console.class);
        state = STATION.next(state, new TimePassed(Duration.ofSeconds(1)));
        assertThat(state).isInstanceOf(MoreTime.class);
        state = STATION.next(state, new TimePassed(Duration.ofMillis(14_900)));
        assertThat(state).isInstanceOf(MoreTime.class);
        assertThat(STATION.next(state, new TimePassed(Duration.ofMillis(100)))).isInstanceOf(Attract.class);
    }

    @Test
    void the_voice_is_off_until_switched_on_and_off_again_after_the_visit() {
        StationState state = STATION.start(Language.ZH_HANT, Set.of());
        assertThat(state.setting().spoken()).isFalse();
        state = STATION.next(state, new VoiceToggled());
        assertThat(state.setting().spoken()).isTrue();
        state = STATION.next(state, new Scanned("NIA1:A"));
        assertThat(state.setting().spoken()).isTrue();
        state = STATION.next(state, new Refused(state.setting().visits(), SorryReason.EXPIRED));
        assertThat(STATION.next(state, new VoiceToggled()).setting().spoken()).isFalse();
        assertThat(STATION.next(state, new Dismissed()).setting().spoken()).isFalse();
    }

    @Test
    void the_self_test_knows_its_own_barcode_and_tells_only_the_length_of_any_other() {
        Console own = (Console) STATION.next(console(), new Scanned(Station.SELF_TEST));
        assertThat(own.scan()).contains(new ScanSeen(Station.SELF_TEST.length(), Optional.empty(), true));
        Console other = (Console) STATION.next(console(), new Scanned("NIA1:ABCDEFGH"));
        assertThat(other.scan()).contains(new ScanSeen(13, Optional.empty(), false));
    }

    @Test
    void no_state_holds_what_was_scanned_read_or_typed() {
        StationState typed = STATION.next(new TypeNumber(CALM, LONG), new NumberTyped(NUMBER));
        assertThat(typed).isEqualTo(new LostSlip(CALM, true, Timings.STANDARD.slip()));
        assertThat(new NumberTyped(NUMBER).toString() + new ZoneRead(List.of("P<CHNCHAN")) + new Scanned("NIA1:SECRET"))
                .doesNotContain("7Q4K").doesNotContain("CHAN").doesNotContain("SECRET");
    }

    @Test
    void a_language_touched_and_left_goes_home_after_its_time() {
        StationState touched = STATION.next(STATION.start(Language.ZH_HANT, Set.of()),
                new LanguageChosen(Language.EN));
        assertThat(touched.setting().language()).isEqualTo(Language.EN);
        assertThat(STATION.next(touched, new TimePassed(LONG)).setting().language()).isEqualTo(Language.ZH_HANT);
    }

    @Test
    void a_language_touched_out_of_service_goes_home_after_its_time_too() {
        Set<Trouble> trouble = Set.of(Trouble.PAPER_OUT);
        StationState touched = STATION.next(STATION.start(Language.ZH_HANT, trouble), new LanguageChosen(Language.EN));
        assertThat(touched).isInstanceOf(OutOfOrder.class);
        assertThat(touched.setting().language()).isEqualTo(Language.EN);
        StationState later = STATION.next(touched, new TimePassed(Duration.ofMillis(200)));
        assertThat(later.setting().language()).isEqualTo(Language.EN);
        assertThat(STATION.next(later, new TimePassed(LONG)).setting().language()).isEqualTo(Language.ZH_HANT);
    }

    @Test
    void a_trouble_that_comes_or_goes_does_not_take_the_chosen_language_away() {
        StationState touched = STATION.next(STATION.start(Language.ZH_HANT, Set.of()),
                new LanguageChosen(Language.EN));
        StationState closed = STATION.next(touched, new TroublesChanged(Set.of(Trouble.PAPER_OUT)));
        assertThat(closed).isInstanceOf(OutOfOrder.class);
        assertThat(closed.setting().language()).isEqualTo(Language.EN);
        StationState open = STATION.next(closed, new TroublesChanged(Set.of()));
        assertThat(open).isInstanceOf(Attract.class);
        assertThat(open.setting().language()).isEqualTo(Language.EN);
        assertThat(STATION.next(open, new TimePassed(LONG)).setting().language()).isEqualTo(Language.ZH_HANT);
    }

    @Test
    void the_most_urgent_trouble_is_the_one_shown() {
        Setting setting = CALM.with(Set.of(Trouble.SERVER_GONE, Trouble.PRINT_TO_SETTLE, Trouble.PAPER_OUT));
        assertThat(setting.firstTrouble()).contains(Trouble.PRINT_TO_SETTLE);
    }

    @Test
    void no_walk_of_any_events_breaks_the_rules() {
        for (int seed = 0; seed < 2_000; seed++) {
            walk(new Random(seed), seed);
        }
    }

    private static void walk(Random random, int seed) {
        StationState state = STATION.start(Language.ZH_HANT, Set.of());
        for (int i = 0; i < 60; i++) {
            StationEvent event = pick(random, state.setting().visits());
            StationState next = STATION.next(state, event);
            String step = "seed " + seed + ": " + state + " + " + event + " -> " + next;
            if (next instanceof Checking && !(state instanceof Checking) && !ofStaff(state)) {
                assertThat(next.setting().troubles()).as(step).isEmpty();
            }
            if (next instanceof Attract) {
                assertThat(next.setting().troubles()).as(step).isEmpty();
            }
            if (printing(state) && !printing(next)) {
                assertThat(event).as(step).isInstanceOfAny(SheetOut.class, Refused.class);
            }
            if (next instanceof TakePermit && !(state instanceof TakePermit)) {
                assertThat(event).as(step).isInstanceOf(SheetOut.class);
            }
            assertThat(next.setting().visits()).as(step).isGreaterThanOrEqualTo(state.setting().visits());
            state = next;
        }
    }

    private static boolean ofStaff(StationState state) {
        return state instanceof Console || state instanceof MoreTime(StationState waiting, Duration left) && ofStaff(
                waiting);
    }

    private static boolean printing(StationState state) {
        return state instanceof Printing || state instanceof PrintHeld || state instanceof ShowSheet;
    }

    private static StationEvent pick(Random random, long visit) {
        long of = random.nextInt(4) == 0 ? visit - 1 : visit;
        List<StationEvent> events = new ArrayList<>(List.of(new ReadingBegan(), new Scanned("NIA1:A"),
                new ScanFailed(ScanFault.values()[random.nextInt(3)]), new LeaseGranted(of, "A."),
                new Refused(of, SorryReason.values()[random.nextInt(SorryReason.values().length)]),
                new PrinterWorks(of), new PrinterNeedsHelp(of, Trouble.PAPER_OUT), new SheetWanted(of),
                new SheetOut(of), new TroublesChanged(random.nextBoolean() ? Set.of() : Set.of(Trouble.DOOR_OPEN)),
                new LanguageChosen(Language.EN), new VoiceToggled(), new MoreTimeWanted(), new ZoneRead(ZONE),
                new SlipLost(),
                new NumberWanted(), new NumberTyped(NUMBER), new Dismissed(),
                new StaffCalled(), new PinAccepted(),
                new PinRefused(Duration.ofSeconds(5)), new PageOpened(ConsolePage.TRAY), new StaffTouched(),
                new ConsoleLocked(), new ReprintBegan(), new TimePassed(Duration.ofSeconds(random.nextInt(40)))));
        return events.get(random.nextInt(events.size()));
    }
}
