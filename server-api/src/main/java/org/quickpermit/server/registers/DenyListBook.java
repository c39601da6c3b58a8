package org.quickpermit.server.registers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import org.quickpermit.identity.IdentityNumbers;
import org.quickpermit.identity.IdentityResult;
import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.idempotency.Once;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.wire.DenyListEntry;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// What officers put on the deny list themselves (QP-9). It counts from the next decision on, and no load of the daily
/// file takes it away.
public final class DenyListBook {
    private static final Pattern DOCUMENT = Pattern.compile("[A-Z0-9]{1,20}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z ,.'’-]{0,119}");
    private static final Pattern CHINESE_NAME = Pattern.compile("(?! *$)[^\\p{Cntrl}\\p{Cs}]{1,30}");
    private static final Pattern REASON = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,200}");

    private static final LocalDate EARLIEST = LocalDate.of(1880, 1, 1);

    private final Once once;
    private final AuditLog audit;
    private final Clock clock;

    public DenyListBook(Once once, AuditLog audit, Clock clock) {
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    /// Adds an entry.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] naming every field at fault
    public void add(Caller caller, IdempotencyKey key, DenyListEntry entry) {
        String identityNumber = check(entry, LocalDate.now(clock));
        once.perform(once.request("bureau", key, "deny-list", entry), handle -> {
            String id = UUID.randomUUID().toString();
            handle.createUpdate("""
                    INSERT INTO denied_by_officer (entry_id, document_number, identity_number, name, chinese_name,
                      birth_day, valid_until, reason, entered_by, entered_at)
                    VALUES (:id, :document, :identity, :name, :chinese, :birth, :until, :reason, :by, :at)""")
                    .bind("id", id)
                    .bind("document", entry.documentNumber())
                    .bind("identity", identityNumber)
                    .bind("name", entry.name())
                    .bind("chinese", entry.chineseName())
                    .bind("birth", day(entry.birthDate()))
                    .bind("until", day(entry.validUntil()))
                    .bind("reason", entry.reason())
                    .bind("by", caller.actor())
                    .bind("at", clock.millis())
                    .execute();
            audit.append(handle, AuditEvent.of(caller, "DENY_LIST_ENTRY", id, "ADDED"));
            return once.answer(204, Map.of());
        });
    }

    private static @Nullable Long day(@Nullable LocalDate day) {
        return day == null ? null : day.toEpochDay();
    }

    private static @Nullable String check(DenyListEntry entry, LocalDate today) {
        FieldErrors errors = new FieldErrors();
        boolean named = entry.name() != null || entry.chineseName() != null;
        errors.require(entry.documentNumber() != null || entry.identityNumber() != null || named, "/documentNumber",
                "REQUIRED", new Text("證件號碼、身分證號碼、姓名與出生日期至少填一項。",
                        "Give a document number, an identity number, or a name with a birth date."));
        errors.require(named == (entry.birthDate() != null), "/birthDate", "REQUIRED",
                new Text("姓名與出生日期須一併填寫。", "A name and a birth date go together."));
        form(entry.documentNumber(), DOCUMENT, "/documentNumber", "須為 1 至 20 個大寫英文字母或數字。",
                "Must be 1 to 20 capitals or digits.", errors);
        form(entry.name(), NAME, "/name", "須為 1 至 120 個英文字母。", "Must be 1 to 120 letters.", errors);
        form(entry.chineseName(), CHINESE_NAME, "/chineseName", "須為 1 至 30 字。", "Must be 1 to 30 characters.",
                errors);
        errors.require(REASON.matcher(entry.reason()).matches() && !entry.reason().isBlank(), "/reason", "INVALID",
                new Text("請輸入 1 至 200 字之原因。", "Give a reason of 1 to 200 characters."));
        errors.require(entry.birthDate() == null
                || !entry.birthDate().isBefore(EARLIEST) && entry.birthDate().isBefore(today), "/birthDate",
                "OUT_OF_RANGE",
                new Text("出生日期須在 1880 年以後且早於今日。",
                        "The date of birth must lie in 1880 or later, and before today."));
        errors.require(entry.validUntil() == null || !entry.validUntil().isBefore(today), "/validUntil",
                "OUT_OF_RANGE", new Text("截止日不得早於今日。", "The last day must not lie before today."));
        String canonical = identity(entry.identityNumber(), errors);
        errors.throwIfAny();
        return canonical;
    }

    private static void form(@Nullable String text, Pattern form, String pointer, String zh, String en,
            FieldErrors errors) {
        errors.require(text == null || form.matcher(text).matches(), pointer, "INVALID", new Text(zh, en));
    }

    private static @Nullable String identity(@Nullable String typed, FieldErrors errors) {
        if (typed == null) {
            return null;
        }
        return switch (IdentityNumbers.parse(typed)) {
            case IdentityResult.Valid(var number) -> number.canonical();
            case IdentityResult.Invalid invalid -> {
                errors.add("/identityNumber", invalid.fault().name(), invalid.text());
                yield null;
            }
        };
    }
}
