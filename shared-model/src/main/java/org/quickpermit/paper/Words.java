package org.quickpermit.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.quickpermit.traveller.Sex;
import org.quickpermit.wire.Text;

/// Words that several papers share.
final class Words {
    static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    static final Text BUREAU = new Text("入出境管理局", "Bureau of Immigration, Ministry of Interior");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Words() {}

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

    static Text times(int entries) {
        return switch (entries) {
            case 1 -> new Text("1 次", "single");
            case 2 -> new Text("2 次", "two");
            default -> new Text(entries + " 次", Integer.toString(entries));
        };
    }
}
