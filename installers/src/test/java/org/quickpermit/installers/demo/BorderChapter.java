package org.quickpermit.installers.demo;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.quickpermit.installers.remote.Answer;
import org.quickpermit.installers.remote.ApiClient;
import org.quickpermit.permit.PermitState;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.EntryRequest;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.InspectionView;
import org.quickpermit.wire.PermitLookUp;
import org.quickpermit.wire.ProblemType;

/// At the inspection counter: the permit is looked up and used twice, and no third time.
final class BorderChapter {
    private static final Pattern SHEET_NUMBER = Pattern.compile("\\bA[0-9]{7}\\b");
    private final World world;
    private final Steps steps;
    private final AgencyChapter agency;
    private final KioskChapter kiosk;

    BorderChapter(World world, Steps steps, AgencyChapter agency, KioskChapter kiosk) {
        this.world = world;
        this.steps = steps;
        this.agency = agency;
        this.kiosk = kiosk;
    }

    void play() {
        steps.chapter("At the inspection counter");
        steps.step("The first sheet, replaced by the reprint, is not accepted", () -> {
            InspectionView view = lookUp(1);
            Expect.that(!view.admissible(), "admissible on a dead sheet");
            Ground refusal = Objects.requireNonNull(view.refusal());
            return refusal.text().en();
        });
        steps.step("The reprinted sheet is looked up by its barcode: the traveller may enter", () -> {
            InspectionView view = lookUp(KioskChapter.PRINTS);
            Expect.that(view.admissible(), "refused: " + view.refusal());
            Expect.same(PermitState.ISSUED, view.state());
            Expect.same(2, view.copyNumber());
            return "sheet " + view.sheetNumber() + ", copy " + view.copyNumber();
        });
        steps.step("An entry on the first sheet is refused", () -> {
            String told = Expect.problem(ProblemType.ENTRY_REFUSED, enter(1));
            Expect.same(0, lookUp(KioskChapter.PRINTS).entries().size());
            return told;
        });
        steps.step("The first entry is recorded", () -> entered(1, PermitState.USED));
        steps.step("The second entry is recorded", () -> entered(2, PermitState.EXHAUSTED));
        steps.step("A third entry is refused", () -> {
            String told = Expect.problem(ProblemType.ENTRY_REFUSED, enter(KioskChapter.PRINTS));
            InspectionView view = lookUp(KioskChapter.PRINTS);
            Expect.that(!view.admissible(), "still admissible after two entries");
            Expect.same(2, view.entries().size());
            return told;
        });
    }

    private ApiClient inspector() {
        return world.inspector();
    }

    private InspectionView lookUp(int sheet) throws Exception {
        String seal = PaperReader.seal(kiosk.sheet(sheet));
        return inspector().post(Api.INSPECTION_LOOK_UPS, null, new PermitLookUp(seal, null, null),
                InspectionView.class).orFail();
    }

    /// What the inspector reads off the paper.
    private String sheetNumber(int sheet) throws Exception {
        Matcher number = SHEET_NUMBER.matcher(PaperReader.words(kiosk.sheet(sheet)));
        Expect.that(number.find(), "no sheet number on the paper");
        return number.group();
    }

    private Answer<InspectionView> enter(int sheet) throws Exception {
        var decided = agency.approved("chan");
        return inspector().post(Api.INSPECTION_ENTRIES, World.newKey(),
                new EntryRequest(Expect.approved(decided).permitId(), sheetNumber(sheet),
                        decided.application().document().number(), World.STATION),
                InspectionView.class);
    }

    private String entered(int number, PermitState after) throws Exception {
        InspectionView view = enter(KioskChapter.PRINTS).orFail();
        Expect.same(number, view.entries().size());
        Expect.same(after, view.state());
        InspectionView.Entry entry = view.entries().getLast();
        Expect.same(world.today().plusDays(14), entry.stayUntil());
        return "the traveller may stay until " + entry.stayUntil();
    }
}
