package org.quickpermit.agency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.quickpermit.agency.gateway.CaseQuery;
import org.quickpermit.agency.gateway.Gateway;
import org.quickpermit.device.Answer;
import org.quickpermit.device.Done;
import org.quickpermit.device.NoAnswer;
import org.quickpermit.device.Trouble;
import org.quickpermit.money.Ntd;
import org.quickpermit.paper.Glyphs;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.wire.Activation;
import org.quickpermit.wire.Cancellation;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.Correction;
import org.quickpermit.wire.DecisionReceipt;
import org.quickpermit.wire.Deposit;
import org.quickpermit.wire.DepositStatement;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.MonthlyStatement;
import org.quickpermit.wire.PermitView;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireJson;
import org.quickpermit.wire.WireSamples;

import org.jspecify.annotations.Nullable;

/// A server made of memory. It keeps what a real one must: one case and one charge per key, the stored answer for a
/// repeated one. What goes wrong with the next calls is put into [#troubles] beforehand.
public final class FakeServer implements Gateway {
    /// The one password and token it accepts.
    public static final String PASSWORD = "correct horse battery";
    public static final String TOKEN = "123456";
    public static final Text AGENCY = new Text("康泰旅行社", "Kangtai Travel");

    private Role role = Role.AGENCY_CLERK;
    private UnaryOperator<MonthlyStatement> monthChange = UnaryOperator.identity();
    private final Map<String, QuickPermitCase> byKey = new LinkedHashMap<>();
    private final Map<String, String> bodies = new LinkedHashMap<>();
    private final Map<String, QuickPermitCase> cases = new LinkedHashMap<>();
    private final Deque<Mishap> mishaps = new ArrayDeque<>();
    private final List<String> keysAsked = new ArrayList<>();
    private final List<DepositStatement.Line> lines = new ArrayList<>();
    private final LocalDate today;
    private final Instant now;
    private Ntd balance = new Ntd(84_200);
    private List<Ground> refusal = List.of();
    private boolean signedIn;
    private boolean reachable = true;
    private boolean broken;
    private int serial;
    private int charges;

    /// @param now the moment of every decision
    public FakeServer(Instant now) {
        this.now = now;
        this.today = LocalDate.ofInstant(now, java.time.ZoneId.of("Asia/Taipei"));
    }

    /// What goes wrong with a call.
    public enum Mishap {
        /** The call never arrives. */
        NOT_REACHED,
        /** The server acts, and the answer is lost. */
        ANSWER_LOST,
        /** A register is away: nothing is done. */
        NOT_DECIDED,
        /** The session is gone: nothing is done. */
        SESSION_OVER,
        /** A field is not accepted. */
        INVALID_FIELD
    }

    /// Lets the next changing calls go wrong, in order.
    public void mishap(Mishap... next) {
        mishaps.addAll(List.of(next));
    }

    /// Refuses from now on, for these reasons; none to approve again.
    public void refuseFor(Ground... grounds) {
        refusal = List.of(grounds);
    }

    /// Lets every reading call break inside the terminal from now on, or no longer.
    public void breakReading(boolean now) {
        broken = now;
    }

    /// Takes the server off the network or puts it back.
    public void reachable(boolean now) {
        reachable = now;
    }

    /// Sets the balance.
    public void balance(long dollars) {
        balance = new Ntd(dollars);
    }

    /// The keys of the changing calls that arrived, in order.
    public List<String> keysAsked() {
        return List.copyOf(keysAsked);
    }

    /// How often the deposit was charged.
    public int charges() {
        return charges;
    }

    /// The cases made, oldest first.
    public List<QuickPermitCase> cases() {
        return List.copyOf(cases.values());
    }

    @Override
    public Answer<Session> signIn(SignIn signIn) {
        if (!reachable) {
            return new Answer.Missing<>(NoAnswer.UNREACHABLE);
        }
        if (!signIn.password().equals(PASSWORD) || !signIn.token().equals(TOKEN)) {
            return denied(ProblemType.SIGN_IN_FAILED, "帳號、密碼或動態密碼不正確。");
        }
        signedIn = true;
        return new Answer.Given<>(new Session("token", now.plusSeconds(28_800), 900, signIn.login(),
                signIn.login().equals("chan.siuling") ? "陳小玲" : "何家明", role, "kangtai", AGENCY, null));
    }

    /// Who signs in from now on.
    public void role(Role role) {
        this.role = role;
    }

    /// What the terminal gets for a month in place of what was closed, as from a server or a line that is at fault.
    public void month(UnaryOperator<MonthlyStatement> change) {
        monthChange = change;
    }

    @Override
    public Answer<MonthlyStatement> month(YearMonth month) {
        if (role != Role.AGENCY_MANAGER || month.isBefore(YearMonth.of(2026, 6))) {
            return denied(ProblemType.NOT_FOUND, "查無此月結單。");
        }
        MonthlyStatement closed = MonthlyStatement.of(MonthlyStatement.Holder.AGENCY, "kangtai", month.toString(),
                List.of(new MonthlyStatement.Member("kangtai", new Ntd(84_200),
                        List.of(new MonthlyStatement.Sum(MonthlyStatement.Item.TOP_UP, null, 2, new Ntd(1_500_000)),
                                new MonthlyStatement.Sum(MonthlyStatement.Item.PERMIT_FEE, new Ntd(200), 1_234,
                                        new Ntd(-246_800))),
                        new Ntd(1_337_400))));
        return reading(monthChange.apply(closed));
    }

    @Override
    public Answer<Done> signOut() {
        signedIn = false;
        return new Answer.Given<>(Done.DONE);
    }

    @Override
    public Answer<Done> activate(Activation activation) {
        return activation.code().equals("CODE-1")
                ? new Answer.Given<>(Done.DONE)
                : denied(ProblemType.CODE_INVALID, "啟用碼不正確或已使用。");
    }

    @Override
    public Answer<QuickPermitCase> send(String path, String idempotencyKey, byte[] body) {
        Mishap mishap = mishaps.poll();
        if (!reachable || mishap == Mishap.NOT_REACHED) {
            return new Answer.Missing<>(NoAnswer.UNREACHABLE);
        }
        keysAsked.add(idempotencyKey);
        if (!signedIn || mishap == Mishap.SESSION_OVER) {
            signedIn = false;
            return denied(ProblemType.SIGN_IN_REQUIRED, "請重新登入。");
        }
        String text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
        String before = bodies.putIfAbsent(idempotencyKey, text);
        if (before != null && !before.equals(text)) {
            return denied(ProblemType.IDEMPOTENCY_KEY_REUSED, "識別碼已用於其他內容。");
        }
        if (mishap == Mishap.NOT_DECIDED) {
            bodies.remove(idempotencyKey);
            return denied(ProblemType.NOT_DECIDED, "查核資料庫「入出國日期檔」暫時無法使用。");
        }
        if (mishap == Mishap.INVALID_FIELD) {
            bodies.remove(idempotencyKey);
            return new Answer.Denied<>(new Trouble(ProblemType.INVALID_FIELDS,
                    new Text("請依各欄位說明更正後再送出。", "Correct the fields named below and send again."), "8F3A-2210",
                    List.of(new Trouble.Field("/chineseName", new Text("中文姓名過長", "The Chinese name is too long")))));
        }
        if (!byKey.containsKey(idempotencyKey) && isClosed(path)) {
            bodies.remove(idempotencyKey);
            return denied(ProblemType.STATE_CONFLICT, "此許可已列印、已終止或正在列印，不得更正或取消。");
        }
        QuickPermitCase decided = byKey.computeIfAbsent(idempotencyKey, _ -> act(path, body));
        return mishap == Mishap.ANSWER_LOST
                ? new Answer.Missing<>(NoAnswer.BROKEN_OFF)
                : new Answer.Given<>(decided);
    }

    @Override
    public Answer<QuickPermitCase> read(CaseNumber number) {
        QuickPermitCase found = cases.get(number.value());
        return found == null ? denied(ProblemType.NOT_FOUND, "查無此案件。") : reading(found);
    }

    @Override
    public Answer<CaseList> cases(CaseQuery query) {
        List<CaseList.Row> rows = cases.values().stream()
                .filter(one -> query.text().isEmpty()
                        || one.application().document().displayName().contains(query.text())
                        || one.caseNumber().value().contains(query.text())
                        || Objects.requireNonNullElse(one.application().chineseName(), "").contains(query.text()))
                .map(FakeServer::row)
                .toList()
                .reversed();
        return reading(new CaseList(rows, null));
    }

    @Override
    public Answer<Deposit> deposit() {
        return reading(new Deposit("kangtai", balance, new Ntd(200), now));
    }

    @Override
    public Answer<DepositStatement> statement(LocalDate from, LocalDate to) {
        Ntd moved = lines.stream().map(DepositStatement.Line::amount).reduce(Ntd.ZERO, Ntd::plus);
        return reading(new DepositStatement("kangtai", from, to, balance.minus(moved), lines, balance));
    }

    @Override
    public Answer<Done> ping() {
        return reachable ? new Answer.Given<>(Done.DONE) : new Answer.Missing<>(NoAnswer.UNREACHABLE);
    }

    private <T> Answer<T> reading(T value) {
        if (broken) {
            throw new IllegalStateException("a fault inside the terminal, made by the test");
        }
        if (!reachable) {
            return new Answer.Missing<>(NoAnswer.UNREACHABLE);
        }
        return signedIn ? new Answer.Given<>(value) : denied(ProblemType.SIGN_IN_REQUIRED, "請重新登入。");
    }

    private static <T> Answer<T> denied(ProblemType type, String detail) {
        return new Answer.Denied<>(new Trouble(type, new Text(detail, type.title().en()), "8F3A-2210", List.of()));
    }

    private QuickPermitCase act(String path, byte[] body) {
        try {
            if (path.endsWith("/cancellation")) {
                WireJson.strict().readValue(body, Cancellation.class);
                return replace(caseOf(path), old -> ended(old, PermitState.REVOKED, null));
            }
            if (path.endsWith("/corrections")) {
                Correction correction = WireJson.strict().readValue(body, Correction.class);
                QuickPermitCase old = caseOf(path);
                QuickPermitCase fresh = decide(correction.application(), old.caseNumber());
                replace(old, one -> ended(one, PermitState.SUPERSEDED, fresh.caseNumber()));
                return fresh;
            }
            return decide(WireJson.strict().readValue(body, QuickPermitApplication.class), null);
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal sent what no strict server reads", e);
        }
    }

    private QuickPermitCase decide(QuickPermitApplication application, @Nullable CaseNumber supersedes) {
        serial++;
        CaseNumber number = CaseNumber.of("QP", 2026, 120 + serial);
        boolean approved = refusal.isEmpty();
        QuickPermitCase sample = WireSamples.message("quick-permit-case-approved", QuickPermitCase.class);
        PermitView model = Objects.requireNonNull(sample.permit());
        PermitView permit = new PermitView(PermitId.random(new java.util.Random(serial)), PermitState.GRANTED,
                today.plusMonths(2), today.plusMonths(3), 2, 0, 14, new Ntd(200), model.seal(), model.stations(),
                note(application.chineseName()));
        QuickPermitCase.Charge charge = null;
        if (approved && supersedes == null) {
            charges++;
            balance = balance.minus(new Ntd(200));
            charge = new QuickPermitCase.Charge(new Ntd(200), balance);
            lines.add(new DepositStatement.Line(now.plusSeconds(serial * 97L),
                    DepositStatement.Kind.PERMIT_FEE, new Ntd(-200), balance, number, null));
        }
        QuickPermitCase made = new QuickPermitCase(number,
                approved ? QuickPermitCase.Outcome.APPROVED : QuickPermitCase.Outcome.REFUSED, today,
                now.plusSeconds(serial * 97L), "kangtai", AGENCY, "chan.siuling", application, refusal,
                new DecisionReceipt("2026-11", List.of(), List.of()), approved ? permit : null, charge, supersedes,
                null);
        cases.put(number.value(), made);
        return made;
    }

    private static @Nullable Text note(@Nullable String chineseName) {
        boolean printable = chineseName == null || Glyphs.missing(chineseName).isEmpty();
        return printable
                ? null
                : new Text("中文姓名含有無法列印之字（U+20BB6），文件將只印外文姓名，請告知旅客。",
                        "The Chinese name has characters that cannot be printed (U+20BB6); the papers carry the romanised name "
                                + "alone. Tell the traveller.");
    }

    /// Brings the permit of a case into a state, as a kiosk or an inspector does.
    public void move(CaseNumber number, PermitState state) {
        replace(Objects.requireNonNull(cases.get(number.value())), old -> ended(old, state, null));
    }

    private boolean isClosed(String path) {
        return (path.endsWith("/cancellation") || path.endsWith("/corrections"))
                && !Objects.requireNonNull(caseOf(path).permit()).state().isOpenToAgency();
    }

    private QuickPermitCase caseOf(String path) {
        String number = path.split("/")[4];
        return Objects.requireNonNull(cases.get(number), path);
    }

    private QuickPermitCase replace(QuickPermitCase old, Function<QuickPermitCase, QuickPermitCase> change) {
        QuickPermitCase changed = change.apply(old);
        cases.put(old.caseNumber().value(), changed);
        return changed;
    }

    private static QuickPermitCase ended(QuickPermitCase one, PermitState state, @Nullable CaseNumber by) {
        PermitView permit = Objects.requireNonNull(one.permit());
        PermitView now = new PermitView(permit.permitId(), state, permit.boardUntil(), permit.lastUsableDay(),
                permit.entriesAllowed(), permit.entriesUsed(), permit.stayDays(), permit.fee(), permit.seal(),
                permit.stations(), permit.note());
        return new QuickPermitCase(one.caseNumber(), one.outcome(), one.applicationDate(), one.decidedAt(),
                one.agencyId(), one.agencyName(), one.clerk(), one.application(), one.grounds(), one.receipt(), now,
                one.charge(), one.supersedes(), by);
    }

    private static CaseList.Row row(QuickPermitCase one) {
        return new CaseList.Row(one.caseNumber(), one.decidedAt(), one.application().document().displayName(),
                one.application().chineseName(), one.application().document().number(), one.outcome(),
                one.permit() == null ? null : one.permit().state(), one.clerk());
    }
}
