package org.quickpermit.server.quickpermit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.quickpermit.money.Ntd;
import org.quickpermit.paper.BoardingConfirmationContent;
import org.quickpermit.paper.BoardingConfirmationPaper;
import org.quickpermit.paper.EntryPermitContent;
import org.quickpermit.paper.EntryPermitPaper;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.permit.PermitTerms;
import org.quickpermit.server.permit.Permit;
import org.quickpermit.server.permit.SealPress;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.Station;
import org.quickpermit.wire.Text;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// Whoever is approved has paid: whatever passes the checks of an application can be drawn as both papers.
class PrintableApplicationsTest {
    private static final LocalDate TODAY = Bureau.DAY_ONE;
    private static final PermitId PERMIT = new PermitId("7Q4K9ZT2M8XA");
    private static final PermitTerms TERMS = new PermitTerms(TODAY.plusMonths(2), TODAY.plusMonths(3), 2, 14,
            new Ntd(200));
    private static final SealPress PRESS = new SealPress(new Bureau.Keys(),
            Clock.fixed(TODAY.atTime(10, 0).toInstant(ZoneOffset.ofHours(8)), ZoneOffset.ofHours(8)));
    private static final List<Station> STATIONS = List.of(new Station("TPE-T2", new Text("桃園機場", "Taoyuan"),
            new Text("入境大廳", "Arrivals"), 2));

    @Example
    @Tag("QP-6")
    void a_number_too_long_for_the_entry_permit_is_refused_before_anything_is_charged() {
        TravelDocument longer = Bureau.document("K123456789", "CHAN", "TAI MAN");

        assertThat(faults(application(longer, null))).containsExactly("/document/number");
        assertThat(faults(application(Bureau.document("K12345678", "CHAN", "TAI MAN"), null))).isEmpty();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.MIXIN)
    @Tag("QP-5")
    @Tag("QP-6")
    void what_is_accepted_can_be_drawn_as_both_papers(@ForAll("documents") TravelDocument document,
            @ForAll("chineseNames") Optional<String> chineseName, @ForAll("sheets") String sheet) {
        QuickPermitApplication application = application(document, chineseName.orElse(null));
        boolean accepted = faults(application).isEmpty();
        Statistics.label("accepted").collect(accepted).coverage(seen -> seen.check(true).percentage(p -> p > 20));
        if (accepted) {
            assertThat(confirmation(application)).isNotEmpty();
            assertThat(entryPermit(application, sheet)).isNotEmpty();
        }
    }

    private static byte[] confirmation(QuickPermitApplication application) {
        TravelDocument document = application.document();
        return BoardingConfirmationPaper.pdf(new BoardingConfirmationContent(CaseNumber.of("QP", 2026, 1), PERMIT,
                document, application.chineseName(), TODAY, TERMS.boardUntil(), TERMS.lastUsableDay(), TERMS.entries(),
                TERMS.stayDays(), TERMS.fee(), PRESS.boardingConfirmation(PERMIT, document, TODAY, TERMS), STATIONS,
                new Text("康泰旅行社", "Kangtai Travel"), Instant.EPOCH));
    }

    private static byte[] entryPermit(QuickPermitApplication application, String sheet) {
        Permit permit = new Permit(PERMIT, CaseNumber.of("QP", 2026, 1), "kangtai", PermitState.GRANTED,
                application.document(), application.chineseName(), application.identityNumber(), TODAY, TERMS, 0, "", 0,
                null);
        return EntryPermitPaper.pdf(new EntryPermitContent(PERMIT, 1, sheet, application.document(),
                application.chineseName(), TODAY, TERMS.lastUsableDay(), TERMS.entries(), TERMS.stayDays(),
                PRESS.entryPermit(permit, 1, sheet, TODAY)));
    }

    private static List<String> faults(QuickPermitApplication application) {
        try {
            ApplicationFields.check(application, TODAY, 2, "");
            return List.of();
        } catch (ApiProblem problem) {
            return problem.errors().entries().stream().map(FieldErrors.Entry::pointer).toList();
        }
    }

    private static QuickPermitApplication application(TravelDocument document, @Nullable String chineseName) {
        QuickPermitApplication form = Bureau.traveller(1);
        return new QuickPermitApplication(document, List.of(), null, chineseName, form.identityNumber(),
                form.contact(), form.intendedArrival(), form.origins());
    }

    @Provide
    Arbitrary<TravelDocument> documents() {
        Arbitrary<String> code = Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(2);
        Arbitrary<String> state = Arbitraries.oneOf(Arbitraries.just("D"),
                Arbitraries.strings().withCharRange('A', 'Z').ofLength(3));
        Arbitrary<String> number = Arbitraries.frequencyOf(
                Tuple.of(3, numbers(9)), Tuple.of(1, numbers(20)));
        Arbitrary<String> surname = Arbitraries.oneOf(name(1, 39),
                Arbitraries.of("W".repeat(39), "I", "A B C D E F G"));
        Arbitrary<String> given = Arbitraries.oneOf(Arbitraries.just(""), name(1, 39));
        Arbitrary<LocalDate> birth = Arbitraries.integers().between(0, 60_000).map(days -> TODAY.minusDays(days + 1L));
        return Combinators.combine(code, state, number, surname, given, birth, Arbitraries.of(Sex.class))
                .as((c, s, n, last, first, born, sex) -> new TravelDocument(c, s, n, s, last,
                        first.substring(0, Math.min(first.length(), Math.max(0, 39 - last.length()))).strip(), false,
                        born, sex, LocalDate.of(2031, 2, 28)));
    }

    private static Arbitrary<String> numbers(int longest) {
        return Arbitraries.strings().withCharRange('A', 'Z').withCharRange('0', '9').ofMinLength(1)
                .ofMaxLength(longest);
    }

    private static Arbitrary<String> name(int shortest, int longest) {
        return Arbitraries.strings().withCharRange('A', 'Z').withChars(' ').ofMinLength(shortest).ofMaxLength(longest)
                .map(text -> text.strip().replaceAll(" +", " ")).filter(text -> !text.isEmpty());
    }

    /// Among them characters no embedded font has, of the planes beyond the first, and what is no name at all.
    @Provide
    Arbitrary<Optional<String>> chineseNames() {
        Arbitrary<Integer> ideograph = Arbitraries.oneOf(Arbitraries.integers().between(0x4E00, 0x9FFF),
                Arbitraries.integers().between(0x3400, 0x4DBF), Arbitraries.integers().between(0x20000, 0x2A6DF),
                Arbitraries.integers().between(0x30000, 0x3134A));
        Arbitrary<Integer> any = Arbitraries.frequencyOf(Tuple.of(9, ideograph),
                Tuple.of(1, Arbitraries.integers().between(0x20, 0x1FAFF)));
        return any.list().ofMinSize(1).ofMaxSize(30).map(points -> points.stream()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString())
                .optional();
    }

    @Provide
    Arbitrary<String> sheets() {
        return Arbitraries.strings().withCharRange('A', 'Z').withCharRange('0', '9').ofMinLength(4).ofMaxLength(12);
    }
}
