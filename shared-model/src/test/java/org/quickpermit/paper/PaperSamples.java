package org.quickpermit.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.seal.SealSamples;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.DepositStatement;
import org.quickpermit.wire.MonthlyStatement;
import org.quickpermit.wire.Station;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// Contents for the tests of the papers; all persons are fictional.
final class PaperSamples {
    static final Instant PRINTED = Instant.parse("2026-11-22T06:12:00Z");
    static final Text AGENCY = new Text("康泰旅行社", "Kangtai Travel Service");

    private PaperSamples() {}

    static TravelDocument document(String surname, String givenNames) {
        return new TravelDocument("P", "CHN", "K01234567", "CHN", surname, givenNames, false,
                LocalDate.of(1980, 2, 29), Sex.MALE, LocalDate.of(2031, 2, 28));
    }

    static List<Station> stations() {
        return List.of(
                station("TPE-T1-S", "中正國際機場一期航廈南側", "CKS Airport T1 South", "入境大廳 1 樓，查驗線前左側",
                        "Arrivals, 1F, left of inspection", 2),
                station("TPE-T1-N", "中正國際機場一期航廈北側", "CKS Airport T1 North", "入境大廳 1 樓，查驗線前右側",
                        "Arrivals, 1F, right of inspection", 2),
                station("TPE-T2", "中正國際機場二期航廈", "CKS Airport T2", "入境大廳 2 樓，轉機櫃檯旁",
                        "Arrivals, 2F, by the transfer desk", 2),
                station("KHH-AIR", "高雄國際機場", "Kaohsiung Airport", "國際線入境 2 樓，查驗線前",
                        "International arrivals, 2F, before inspection", 2),
                station("KEL-PORT", "基隆港", "Keelung Port", "西岸旅客中心 1 樓", "West passenger terminal, 1F", 1),
                station("KHH-PORT", "高雄港", "Kaohsiung Port", "旅客服務大樓 1 樓", "Passenger terminal, 1F", 1),
                station("TXG-PORT", "臺中港", "Taichung Port", "旅客服務中心 1 樓", "Passenger terminal, 1F", 1));
    }

    private static Station station(String id, String zh, String en, String whereZh, String whereEn, int kiosks) {
        return new Station(id, new Text(zh, en), new Text(whereZh, whereEn), kiosks);
    }

    static BoardingConfirmationContent confirmation(@Nullable String chineseName, TravelDocument document) {
        return new BoardingConfirmationContent(CaseNumber.of("QP", 2026, 123), SealSamples.PERMIT, document,
                chineseName, SealSamples.TODAY, LocalDate.of(2027, 1, 22), LocalDate.of(2027, 2, 22), 2, 14,
                new Ntd(200), SealSamples.SIGNER.sign(SealSamples.confirmation()), stations(), AGENCY, PRINTED);
    }

    static EntryPermitContent entryPermit(@Nullable String chineseName, TravelDocument document) {
        return new EntryPermitContent(SealSamples.PERMIT, 1, "A0000123", document, chineseName, SealSamples.TODAY,
                LocalDate.of(2027, 2, 22), 2, 14, SealSamples.SIGNER.sign(SealSamples.entryPermit()));
    }

    static TestPageContent testPage() {
        return new TestPageContent("T1 South 1", stations().getFirst().name(), "Permit printer A, tray 1", "A0000124",
                PRINTED);
    }

    static MonthlyStatementContent month(int agencies) {
        List<MonthlyStatement.Member> members = IntStream.range(0, agencies)
                .mapToObj(i -> new MonthlyStatement.Member("agency-" + i, new Ntd(5_000),
                        List.of(new MonthlyStatement.Sum(MonthlyStatement.Item.TOP_UP, null, 1, new Ntd(1_250_000)),
                                new MonthlyStatement.Sum(MonthlyStatement.Item.PERMIT_FEE, new Ntd(200), 1_234,
                                        new Ntd(-246_800))),
                        new Ntd(1_008_200)))
                .toList();
        return new MonthlyStatementContent(MonthlyStatement.of(MonthlyStatement.Holder.AGENCY, "kangtai", "2026-10",
                members), AGENCY, PRINTED);
    }

    static DepositStatementContent statement(int lines) {
        List<DepositStatement.Line> rows = new ArrayList<>();
        long balance = 100_000;
        for (int i = 0; i < lines; i++) {
            boolean topUp = i % 20 == 7;
            long amount = topUp ? 50_000 : -200;
            balance += amount;
            rows.add(new DepositStatement.Line(PRINTED.minusSeconds(3600L * (lines - i)),
                    topUp ? DepositStatement.Kind.TOP_UP : DepositStatement.Kind.PERMIT_FEE, new Ntd(amount),
                    new Ntd(balance), topUp ? null : CaseNumber.of("QP", 2026, 100 + i),
                    topUp ? "R-2026-" + i : null));
        }
        return new DepositStatementContent(new DepositStatement("kangtai", LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 30), new Ntd(100_000), rows, new Ntd(balance)), AGENCY, PRINTED);
    }
}
