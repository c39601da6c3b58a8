package org.quickpermit.server.quickpermit;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

import org.quickpermit.identity.IdentityNumber;
import org.quickpermit.identity.IdentityNumbers;
import org.quickpermit.identity.IdentityResult;
import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzFault;
import org.quickpermit.mrz.MrzResult;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.time.Periods;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// Checks the form of an application's fields. What is well-formed goes to the decision; what is not is sent back with
/// every fault named, and nothing is stored.
public final class ApplicationFields {
    private static final Pattern DOCUMENT_CODE = Pattern.compile("[A-Z][A-Z]?");
    private static final Pattern STATE = Pattern.compile("[A-Z]{3}|D");
    /// The entry permit's machine-readable zone has nine places for it (ICAO Doc 9303-7).
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]{1,9}");
    private static final Pattern NAME = Pattern.compile("[A-Z]+( [A-Z]+)*");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{4,28}[0-9]");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}\\p{Cs}]{1,64}@[A-Za-z0-9.-]{1,180}");
    private static final Pattern CHINESE_NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cs}\\p{Co}\\p{Cn}]{1,30}");
    private static final LocalDate EARLIEST = LocalDate.of(1880, 1, 1);
    private static final int LONGEST_NAME = 39;

    private ApplicationFields() {}

    /// Checks every field.
    ///
    /// @param today the day it was sent, Asia/Taipei
    /// @param boardingMonths how long a boarding confirmation is good; the intended arrival must fall into it
    /// @param root pointer of the application in the caller's message, empty where it is the whole message
    /// @return the identity number
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] naming every field at fault
    public static IdentityNumber check(QuickPermitApplication application, LocalDate today, int boardingMonths,
            String root) {
        FieldErrors errors = new FieldErrors();
        document(application.document(), today, errors);
        mrz(application.mrz(), today, errors);
        chineseName(application.chineseName(), errors);
        contact(application.contact(), errors);
        arrival(application.intendedArrival(), today, boardingMonths, errors);
        IdentityNumber identity = identity(application.identityNumber(), errors);
        FieldErrors named = new FieldErrors();
        errors.entries().forEach(error -> named.add(root + error.pointer(), error.code(), error.text()));
        named.throwIfAny();
        if (identity == null) {
            throw new IllegalStateException("an identity number that is not valid is an error");
        }
        return identity;
    }

    private static void document(TravelDocument document, LocalDate today, FieldErrors errors) {
        form(document.documentCode(), DOCUMENT_CODE, "/document/documentCode", "須為 1 至 2 個大寫英文字母。",
                "Must be 1 or 2 capitals, P for a passport.", errors);
        form(document.issuingState(), STATE, "/document/issuingState", "須為 3 個大寫英文字母之國家代碼。",
                "Must be the issuer's code of 3 capitals.", errors);
        form(document.number(), NUMBER, "/document/number", "須為 1 至 9 個大寫英文字母或數字；入臺證無法列印更長之號碼。",
                "Must be 1 to 9 capitals or digits: the entry permit has no room for more.", errors);
        form(document.nationality(), STATE, "/document/nationality", "須為 3 個大寫英文字母之國籍代碼。",
                "Must be the nationality's code of 3 capitals.", errors);
        form(document.surname(), NAME, "/document/surname", "須為大寫英文字母，以單一空格分隔。",
                "Must be capitals A-Z with single spaces.", errors);
        if (!document.givenNames().isEmpty()) {
            form(document.givenNames(), NAME, "/document/givenNames", "須為大寫英文字母，以單一空格分隔。",
                    "Must be capitals A-Z with single spaces.", errors);
        }
        errors.require(document.surname().length() + document.givenNames().length() <= LONGEST_NAME,
                document.surname().length() > document.givenNames().length()
                        ? "/document/surname"
                        : "/document/givenNames",
                "TOO_LONG", new Text("姓名合計不得超過 39 字。",
                        "Surname and given names have at most 39 characters together, as in the document's zone."));
        errors.require(!document.birthDate().isBefore(EARLIEST) && document.birthDate().isBefore(today),
                "/document/birthDate", "OUT_OF_RANGE",
                new Text("出生日期須早於今日。", "The date of birth must lie before today."));
        errors.require(document.expiryDate().getYear() >= 1980 && document.expiryDate().getYear() <= 2200,
                "/document/expiryDate", "OUT_OF_RANGE",
                new Text("證件效期年份不合理。", "The year of expiry is not plausible."));
    }

    private static void form(String text, Pattern form, String pointer, String zh, String en, FieldErrors errors) {
        errors.require(form.matcher(text).matches(), pointer, "INVALID", new Text(zh, en));
    }

    /// A zone that was misread is swiped again; it never becomes a case. Nothing swiped is no zone at all.
    private static void mrz(List<String> rows, LocalDate today, FieldErrors errors) {
        if (!rows.isEmpty()
                && Mrz.parse(rows, today) instanceof MrzResult.Rejected(int row, int position, MrzFault fault)) {
            errors.add(row == 0 ? "/mrz" : "/mrz/" + (row - 1), fault.name(),
                    new Text(
                            (row == 0 ? "" : "第 " + position + " 字：") + fault.text().zh()
                                    + "。請重新刷讀證件；無法刷讀時，改以人工輸入並留空此欄。",
                            (row == 0 ? "" : "Character " + position + ": ") + fault.text().en()
                                    + ". Swipe the document again; where it cannot be read, type the fields and leave "
                                    + "this one empty."));
        }
    }

    private static void chineseName(@Nullable String name, FieldErrors errors) {
        boolean fits = name == null
                || CHINESE_NAME.matcher(name).matches() && name.codePoints().anyMatch(Character::isIdeographic);
        errors.require(fits, "/chineseName", "INVALID", new Text("須為 1 至 30 字中文姓名，不得含控制字元或造字。",
                "Must be a Chinese name of 1 to 30 characters, without control or private-use characters."));
    }

    private static void contact(QuickPermitApplication.Contact contact, FieldErrors errors) {
        errors.require(contact.phone() != null || contact.email() != null, "/contact", "REQUIRED",
                new Text("電話與電子郵件至少填一項。", "Give a phone number or an e-mail address."));
        errors.require(contact.phone() == null || PHONE.matcher(contact.phone()).matches(), "/contact/phone",
                "INVALID", new Text("電話僅可為數字、空格、+ 與 -，6 至 30 碼。",
                        "A phone number has 6 to 30 digits, spaces, + and -."));
        errors.require(contact.email() == null || EMAIL.matcher(contact.email()).matches(), "/contact/email",
                "INVALID", new Text("電子郵件格式不正確。", "The e-mail address is not well-formed."));
    }

    private static void arrival(LocalDate day, LocalDate today, int boardingMonths, FieldErrors errors) {
        LocalDate last = Periods.lastDayOfMonths(today, boardingMonths);
        errors.require(!day.isBefore(today) && !day.isAfter(last), "/intendedArrival", "OUT_OF_RANGE",
                new Text("預定抵達日須在今日至 " + last + " 之間。",
                        "The intended arrival must lie between today and " + last + "."));
    }

    private static @Nullable IdentityNumber identity(String typed, FieldErrors errors) {
        return switch (IdentityNumbers.parse(typed)) {
            case IdentityResult.Valid(IdentityNumber.HongKongId number) -> number;
            case IdentityResult.Valid(IdentityNumber.MacauId number) -> number;
            case IdentityResult.Valid _ -> {
                errors.add("/identityNumber", "NOT_HONG_KONG_OR_MACAU",
                        new Text("須為香港或澳門身分證號碼。", "Must be a Hong Kong or Macau identity number."));
                yield null;
            }
            case IdentityResult.Invalid invalid -> {
                errors.add("/identityNumber", invalid.fault().name(), invalid.text());
                yield null;
            }
        };
    }
}
