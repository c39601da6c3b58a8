package org.quickpermit.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.quickpermit.money.Ntd;
import org.quickpermit.traveller.Sex;
import org.quickpermit.wire.Text;

/// Words that several papers share.
final class Words {
    static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    static final Text BUREAU = new Text("入出境管理局", "Bureau of Immigration, Ministry of Interior");

    static final Text VERIFY = new Text("任一服務站均可查驗真偽", "Any service station verifies this number");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    static final List<Text> STEPS = List.of(
            new Text("登機時，向航空公司出示本證明與旅行證件。",
                    "When boarding, show this paper and your travel document to the airline."),
            new Text("抵臺後，在列印機掃描本頁右上角的方形條碼；若讀不到，請將條碼下方的號碼告訴服務站人員。",
                    "After landing, scan the square code at a kiosk. If it cannot be read, give the number under it to"
                            + " the station's staff."),
            new Text("取出入臺證，核對姓名與證件號碼。",
                    "Take your entry permit and check the name and the document number."),
            new Text("查驗時，出示入臺證與旅行證件。", "At inspection, show the entry permit and your travel document."));

    private Words() {}

    static List<Text> notes(Ntd fee) {
        return List.of(
                new Text("本證明供搭機及列印入臺證之用，不能直接用來入境。",
                        "This paper lets you board and print the entry permit. It does not by itself let you enter."),
                new Text("資料如有錯誤，請立即洽原旅行社更正；更正後本證明即失效。",
                        "If anything is wrong, ask your travel agency to correct it at once. This paper is void once it is"
                                + " corrected."),
                new Text("規費為 " + fee + "，不含旅行社的代辦費。對收費或服務有意見，請帶案號向任一服務站申訴。",
                        "The official fee is " + fee + ", the agency's commission is not included. Complaints: at any"
                                + " service station, quoting the case number."));
    }

    /// The foot that all A4 papers share: what the paper is, by which number it is verified and where, page n of m.
    static void footer(Page page, double left, double right, String paper, Text verify, int n, int m) {
        Type small = Type.regular(7.5);
        page.box(left, 280, right - left, 0.2, Ink.HAIRLINE);
        page.text("footer", left, 284.6, small, paper);
        page.text("footer", left, 288, small.english(), verify.zh() + " " + verify.en());
        page.textRight("footer", right, 284.6, small, "第 " + n + " 頁，共 " + m + " 頁");
        page.textRight("footer", right, 288, small.english(), "Page " + n + " of " + m);
    }

    static String date(LocalDate date) {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(date);
    }

    static String minute(Instant instant) {
        return MINUTE.format(instant.atZone(TAIPEI));
    }

    static Text sex(Sex sex) {
        return switch (sex) {
            case MALE -> new Text("男", "M");
            case FEMALE -> new Text("女", "F");
            case UNSPECIFIED -> new Text("未註明", "X");
        };
    }
}
