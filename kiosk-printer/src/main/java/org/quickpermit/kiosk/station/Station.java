package org.quickpermit.kiosk.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.quickpermit.kiosk.station.StationEvent.*;
import org.quickpermit.kiosk.station.StationState.*;
import org.quickpermit.permit.PermitId;

/// The rules of the kiosk: a pure function from a state and an event to the next state.
///
/// Three of them carry the rest. A scan is taken on the attract screen only, and only while nothing stands in the way,
/// so no scan is taken that cannot be finished. A print that has begun is never left by a touch or by time: it ends
/// with a sheet, or with a reason. What belongs to an earlier visit changes nothing.
///
/// @param timings how long screens stay
public record Station(Timings timings) {
    /// What the barcode on the page of the reader's self-test says; it has the form of ours and is signed by nobody.
    public static final String SELF_TEST = "NIA1:QUICKPERMITREADERSELFTEST234567";

    /// The first state after switching on.
    ///
    /// @param home language between visits
    /// @param troubles what stands in the way at start
    public StationState start(Language home, Set<Trouble> troubles) {
        return rest(Setting.initial(home, troubles));
    }

    /// What follows.
    public StationState next(StationState state, StationEvent event) {
        if (event instanceof TroublesChanged(Set<Trouble> troubles)) {
            return troublesChanged(state, troubles);
        }
        if (event instanceof LanguageChosen(Language language)) {
            return chosen(state, state.setting().speaking(language));
        }
        if (event instanceof VoiceToggled()) {
            return chosen(state, state.setting().spoken(!state.setting().spoken()));
        }
        return switch (state) {
            case Attract attract -> fromAttract(attract, event);
            case Reading reading -> fromReading(reading, event);
            case Checking checking -> fromChecking(checking, event);
            case Printing printing -> fromPrint(printing, printing.initials(), event);
            case PrintHeld held -> fromPrint(held, held.initials(), event);
            case ShowSheet show -> fromPrint(show, show.initials(), event);
            case TakePermit take -> fromTakePermit(take, event);
            case Sorry sorry -> fromSorry(sorry, event);
            case LostSlip lost -> fromLostSlip(lost, event);
            case TypeNumber typing -> fromTypeNumber(typing, event);
            case MoreTime question -> fromMoreTime(question, event);
            case OutOfOrder outOfOrder -> fromOutOfOrder(outOfOrder, event);
            case StaffPin pin -> fromStaffPin(pin, event);
            case Console console -> fromConsole(console, event);
        };
    }

    private StationState fromAttract(Attract state, StationEvent event) {
        return switch (event) {
            case ReadingBegan() -> new Reading(state.setting().nextVisit(), timings.reading());
            case Scanned(String text) -> new Checking(state.setting().nextVisit());
            case ZoneRead(List<String> rows) -> new Checking(state.setting().nextVisit());
            case SlipLost() -> new LostSlip(state.setting(), false, timings.slip());
            case ScanFailed(ScanFault fault) -> sorry(state.setting().nextVisit(), reasonOf(fault));
            case StaffCalled() -> pin(state.setting());
            case TimePassed(Duration by) when !state.left().isZero() -> {
                Duration left = state.left().minus(by);
                // Whoever listens to the screens cannot see that they are about to fall silent.
                yield !over(left)
                        ? new Attract(state.setting(), left)
                        : state.setting().spoken()
                                ? question(new Attract(state.setting(), timings.language()))
                                : rest(state.setting());
            }
            default -> state;
        };
    }

    private StationState fromOutOfOrder(OutOfOrder state, StationEvent event) {
        return switch (event) {
            case StaffCalled() -> pin(state.setting());
            case TimePassed(Duration by) when !state.left().isZero() -> {
                Duration left = state.left().minus(by);
                yield over(left) ? rest(state.setting()) : new OutOfOrder(state.setting(), left);
            }
            default -> state;
        };
    }

    private StationState fromReading(Reading state, StationEvent event) {
        return switch (event) {
            case Scanned(String text) -> checking(state);
            case ZoneRead(List<String> rows) -> checking(state);
            case ScanFailed(ScanFault fault) -> sorry(state.setting(), reasonOf(fault));
            case TimePassed(Duration by) -> {
                Duration left = state.left().minus(by);
                yield over(left)
                        ? sorry(state.setting(), SorryReason.READ_AGAIN)
                        : new Reading(state.setting(), left);
            }
            default -> state;
        };
    }

    private StationState checking(Reading state) {
        return ready(state) ? new Checking(state.setting()) : sorry(state.setting(), SorryReason.CANNOT_NOW);
    }

    /// What came between in the way of printing is said when the passport comes, so that no trouble takes the screen away
    /// from somebody who is looking for a passport.
    private StationState fromLostSlip(LostSlip state, StationEvent event) {
        return switch (event) {
            case ZoneRead(List<String> rows) -> visit(state);
            case Scanned(String text) -> visit(state);
            case ScanFailed(ScanFault fault) -> sorry(state.setting().nextVisit(), SorryReason.PASSPORT_MISREAD);
            case NumberWanted() -> new TypeNumber(state.setting(), timings.slip());
            case Dismissed() -> rest(state.setting());
            case StaffCalled() -> pin(state.setting());
            case StaffTouched() -> new LostSlip(state.setting(), state.numberTyped(), timings.slip());
            case TimePassed(Duration by) -> {
                Duration left = state.left().minus(by);
                yield over(left)
                        ? question(new LostSlip(state.setting(), state.numberTyped(), timings.slip()))
                        : new LostSlip(state.setting(), state.numberTyped(), left);
            }
            default -> state;
        };
    }

    private StationState visit(StationState state) {
        Setting setting = state.setting().nextVisit();
        return ready(state) ? new Checking(setting) : sorry(setting, SorryReason.CANNOT_NOW);
    }

    private StationState fromTypeNumber(TypeNumber state, StationEvent event) {
        return switch (event) {
            case NumberTyped(PermitId number) -> new LostSlip(state.setting(), true, timings.slip());
            case Dismissed() -> new LostSlip(state.setting(), false, timings.slip());
            case StaffCalled() -> pin(state.setting());
            case StaffTouched() -> new TypeNumber(state.setting(), timings.slip());
            case TimePassed(Duration by) -> {
                Duration left = state.left().minus(by);
                yield over(left)
                        ? question(new TypeNumber(state.setting(), timings.slip()))
                        : new TypeNumber(state.setting(), left);
            }
            default -> state;
        };
    }

    private StationState fromChecking(Checking state, StationEvent event) {
        return switch (event) {
            case LeaseGranted(long visit, String initials) when visit == state.setting().visits() ->
                new Printing(state.setting(), initials, PrintStage.SENDING);
            case Refused(long visit, SorryReason reason) when visit == state.setting().visits() ->
                sorry(state.setting(), reason);
            case Elsewhere(long visit, String kiosk) when visit == state.setting().visits() ->
                new Sorry(state.setting(), SorryReason.OTHER_KIOSK, timings.sorry(), kiosk);
            default -> state;
        };
    }

    private StationState fromPrint(StationState state, String initials, StationEvent event) {
        Setting setting = state.setting();
        return switch (event) {
            case PrinterWorks(long visit) when visit == setting.visits() ->
                new Printing(setting, initials, PrintStage.PRINTING);
            case PrinterNeedsHelp(long visit, Trouble trouble) when visit == setting.visits() ->
                new PrintHeld(setting, initials, trouble);
            case SheetWanted(long visit) when visit == setting.visits() -> new ShowSheet(setting, initials);
            case SheetOut(long visit) when visit == setting.visits() ->
                new TakePermit(setting, initials, timings.take());
            case Refused(long visit, SorryReason reason) when visit == setting.visits() -> sorry(setting, reason);
            default -> state;
        };
    }

    private StationState fromTakePermit(TakePermit state, StationEvent event) {
        return switch (event) {
            case Dismissed() -> rest(state.setting());
            case StaffCalled() -> pin(state.setting());
            case TimePassed(Duration by) -> {
                Duration left = state.left().minus(by);
                yield over(left) ? rest(state.setting()) : new TakePermit(state.setting(), state.initials(), left);
            }
            default -> state;
        };
    }

    private StationState fromSorry(Sorry state, StationEvent event) {
        boolean mayScan = state.reason().tryAgainHere() && ready(state);
        return switch (event) {
            case Dismissed() when state.reason() == SorryReason.PASSPORT_MISREAD && mayScan ->
                new LostSlip(state.setting(), false, timings.slip());
            case ZoneRead(List<String> rows) when mayScan -> new Checking(state.setting().nextVisit());
            case Dismissed() -> rest(state.setting());
            case StaffCalled() -> pin(state.setting());
            case ReadingBegan() when mayScan -> new Reading(state.setting().nextVisit(), timings.reading());
            case Scanned(String text) when mayScan -> new Checking(state.setting().nextVisit());
            case TimePassed(Duration by) -> {
                Duration left = state.left().minus(by);
                yield over(left)
                        ? question(sorry(state.setting(), state.reason()))
                        : new Sorry(state.setting(), state.reason(), left, state.kiosk());
            }
            default -> state;
        };
    }

    /// What the screen behind the question takes is the answer "yes" too. A refusal nobody reads any more makes way for
    /// whoever scans next.
    private StationState fromMoreTime(MoreTime state, StationEvent event) {
        boolean nextInLine = state.waiting() instanceof Sorry && ready(state);
        return switch (event) {
            case MoreTimeWanted(),StaffTouched() -> state.waiting();
            case Dismissed(),ConsoleLocked() -> rest(state.setting());
            case ReadingBegan() when nextInLine -> new Reading(state.setting().nextVisit(), timings.reading());
            case Scanned(String text) when nextInLine -> new Checking(state.setting().nextVisit());
            case ZoneRead(List<String> rows) when nextInLine -> new Checking(state.setting().nextVisit());
            case TimePassed(Duration by) -> {
                Duration left = state.left().minus(by);
                yield over(left) ? rest(state.setting()) : new MoreTime(state.waiting(), left);
            }
            default -> {
                StationState next = next(state.waiting(), event);
                yield next.equals(state.waiting()) ? state : next;
            }
        };
    }

    private StationState question(StationState waiting) {
        return new MoreTime(waiting, timings.question());
    }

    private static boolean ready(StationState state) {
        return state.setting().troubles().isEmpty();
    }

    private StationState fromStaffPin(StaffPin state, StationEvent event) {
        return switch (event) {
            case PinAccepted() ->
                new Console(state.setting(), ConsolePage.OVERVIEW, timings.console(), Optional.empty());
            case PinRefused(Duration pause) -> new StaffPin(state.setting(), true, pause, timings.pin().plus(pause));
            case StaffTouched() ->
                new StaffPin(state.setting(), state.refused(), state.pause(), timings.pin().plus(state.pause()));
            case Dismissed() -> rest(state.setting());
            case TimePassed(Duration by) -> {
                Duration left = state.left().minus(by);
                Duration pause = state.pause().minus(by);
                yield over(left)
                        ? question(new StaffPin(state.setting(), state.refused(), Duration.ZERO, timings.pin()))
                        : new StaffPin(state.setting(), state.refused(), over(pause) ? Duration.ZERO : pause, left);
            }
            default -> state;
        };
    }

    private StationState fromConsole(Console state, StationEvent event) {
        return switch (event) {
            case PageOpened(ConsolePage page) ->
                new Console(state.setting(), page, timings.console(), Optional.empty());
            case StaffTouched() ->
                new Console(state.setting(), state.page(), timings.console(), state.scan());
            case ConsoleLocked() -> rest(state.setting());
            case ReprintBegan() -> new Checking(state.setting().nextVisit());
            case ZoneRead(List<String> rows) ->
                console(state, new ScanSeen(rows.stream().mapToInt(String::length).sum(),
                        Optional.empty(), false));
            case Scanned(String text) -> console(state, new ScanSeen(text.length(), Optional.empty(),
                    text.equals(SELF_TEST)));
            case ScanFailed(ScanFault fault) -> console(state, new ScanSeen(0, Optional.of(fault), false));
            case TimePassed(Duration by) -> {
                Duration left = state.left().minus(by);
                yield over(left)
                        ? question(new Console(state.setting(), state.page(), timings.console(), state.scan()))
                        : new Console(state.setting(), state.page(), left, state.scan());
            }
            default -> state;
        };
    }

    private Console console(Console state, ScanSeen scan) {
        return new Console(state.setting(), state.page(), timings.console(), Optional.of(scan));
    }

    private StationState troublesChanged(StationState state, Set<Trouble> troubles) {
        Setting setting = state.setting().with(troubles);
        return switch (state) {
            case Attract attract -> waiting(setting, attract.left());
            case OutOfOrder outOfOrder -> waiting(setting, outOfOrder.left());
            case Reading _,Checking _,Printing _,PrintHeld _,ShowSheet _,TakePermit _,Sorry _,LostSlip _,TypeNumber _,MoreTime _,StaffPin _,Console _ ->
                state.with(setting);
        };
    }

    /// A traveller chose a language or the voice.
    private StationState chosen(StationState state, Setting setting) {
        return switch (state) {
            case Attract _,OutOfOrder _ -> waiting(setting, timings.language());
            case Reading _,Checking _,Printing _,PrintHeld _,ShowSheet _,TakePermit _,Sorry _,LostSlip _,TypeNumber _,MoreTime _,StaffPin _,Console _ ->
                state.with(setting);
        };
    }

    /// Between visits, in a language that somebody may have chosen a moment ago.
    private static StationState waiting(Setting setting, Duration left) {
        return setting.troubles().isEmpty() ? new Attract(setting, left) : new OutOfOrder(setting, left);
    }

    private static StationState rest(Setting setting) {
        return waiting(setting.atRest(), Duration.ZERO);
    }

    private StationState sorry(Setting setting, SorryReason reason) {
        return new Sorry(setting, reason, timings.sorry());
    }

    private StationState pin(Setting setting) {
        return new StaffPin(setting, false, Duration.ZERO, timings.pin());
    }

    private static SorryReason reasonOf(ScanFault fault) {
        return switch (fault) {
            case INCOMPLETE -> SorryReason.READ_AGAIN;
            case FOREIGN, TOO_LONG -> SorryReason.WRONG_CODE;
        };
    }

    private static boolean over(Duration left) {
        return left.isZero() || left.isNegative();
    }
}
