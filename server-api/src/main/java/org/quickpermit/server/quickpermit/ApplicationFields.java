package org.quickpermit.server.quickpermit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.quickpermit.form.FormFault;
import org.quickpermit.form.FormRules;
import org.quickpermit.identity.IdentityNumber;
import org.quickpermit.identity.IdentityNumbers;
import org.quickpermit.identity.IdentityResult;
import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzFault;
import org.quickpermit.mrz.MrzResult;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// Checks the form of an application's fields. What is well-formed goes to the decision; what is not is sent back with
/// every fault named, and nothing is stored. The rules are those of [FormRules], by which the terminal has already judged;
/// the sentences are the server's own.
public final class ApplicationFields {
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
        form(FormRules.documentCode(document.documentCode()), "/document/documentCode", "須為 1 至 2 個大寫英文字母。",
                "Must be 1 or 2 capitals, P for a passport.", errors);
        form(FormRules.stateCode(document.issuingState()), "/document/issuingState", "須為 3 個大寫英文字母之國家代碼。",
                "Must be the issuer's code of 3 capitals.", errors);
        form(FormRules.documentNumber(document.number()), "/document/number",
                "須為 1 至 9 個大寫英文字母或數字；入臺證無法列印更長之號碼。",
                "Must be 1 to 9 capitals or digits: the entry permit has no room for more.", errors);
        form(FormRules.stateCode(document.nationality()), "/document/nationality", "須為 3 個大寫英文字母之國籍代碼。",
                "Must be the nationality's code of 3 capitals.", errors);
        name(FormRules.surname(document.surname()), "/document/surname", errors);
        name(FormRules.givenNames(document.surname(), document.givenNames()), "/document/givenNames", errors);
        range(FormRules.birthDate(document.birthDate(), today), "/document/birthDate",
                new Text("出生日期須早於今日。", "The date of birth must lie before today."), errors);
        range(FormRules.expiryDate(document.expiryDate()), "/document/expiryDate",
                new Text("證件效期年份不合理。", "The year of expiry is not plausible."), errors);
    }

    private static void name(Optional<FormFault> fault, String pointer, FieldErrors errors) {
        if (fault.isPresent() && fault.get() instanceof FormFault.TooLong) {
            errors.add(pointer, "TOO_LONG", new Text("姓名合計不得超過 39 字。",
                    "Surname and given names have at most 39 characters together, as in the document's zone."));
        } else {
            form(fault, pointer, "須為大寫英文字母，以單一空格分隔。", "Must be capitals A-Z with single spaces.", errors);
        }
    }

    private static void form(Optional<FormFault> fault, String pointer, String zh, String en, FieldErrors errors) {
        errors.require(fault.isEmpty(), pointer, "INVALID", new Text(zh, en));
    }

    private static void range(Optional<FormFault> fault, String pointer, Text text, FieldErrors errors) {
        errors.require(fault.isEmpty(), pointer, "OUT_OF_RANGE", text);
    }

    /// A zone that was misread is swiped again; it never becomes a case. Nothing swiped is no zone at all.
    private static void mrz(List<String> rows, LocalDate today, FieldErrors errors) {
        if (!rows.isEmpty()
                && Mrz.parse(rows, today) instanceof MrzResult.Rejected(int row, int position, MrzFault fault)) {
            errors.add(row == 0 ? "/mrz" : "/mrz/" + (row - 1), fault.name(),
                    new Text((row == 0 ? "" : "第 " + position + " 字：") + fault.text().zh() + "。",
                            (row == 0 ? "" : "Character " + position + ": ") + fault.text().en() + "."));
        }
    }

    private static void chineseName(@Nullable String name, FieldErrors errors) {
        // Absent is how a traveller without such a name is sent; an empty text is a mistake of the sender.
        boolean fits = name == null || !name.isEmpty() && FormRules.chineseName(name).isEmpty();
        errors.require(fits, "/chineseName", "INVALID", new Text("須為 1 至 30 個中文字，可含間隔號。",
                "Must be 1 to 30 Chinese characters; a middle dot may stand between them."));
    }

    private static void contact(QuickPermitApplication.Contact contact, FieldErrors errors) {
        String phone = contact.phone();
        String email = contact.email();
        errors.require(phone != null || email != null, "/contact", "REQUIRED",
                new Text("電話與電子郵件至少填一項。", "Give a phone number or an e-mail address."));
        errors.require(phone == null || FormRules.phone(phone, "").isEmpty(), "/contact/phone", "INVALID",
                new Text("電話格式不正確：香港 8 碼，澳門 +853 加 8 碼，其他地區 + 國碼與號碼共 8 至 15 碼；可用空格與 -。",
                        "The phone number is not well-formed: 8 digits for Hong Kong, +853 and 8 digits for Macau, "
                                + "elsewhere + and 8 to 15 digits with the country code; spaces and - may stand between."));
        errors.require(email == null || !email.isEmpty() && FormRules.email(email).isEmpty(), "/contact/email",
                "INVALID", new Text("電子郵件格式不正確，須如 a@example.com。",
                        "The e-mail address is not well-formed; it must look like a@example.com."));
    }

    private static void arrival(LocalDate day, LocalDate today, int boardingMonths, FieldErrors errors) {
        LocalDate last = FormRules.lastArrival(today, boardingMonths);
        range(FormRules.arrival(day, today, boardingMonths), "/intendedArrival",
                new Text("預定抵達日須在今日至 " + last + " 之間。",
                        "The intended arrival must lie between today and " + last + "."),
                errors);
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
