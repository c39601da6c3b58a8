package org.quickpermit.agency.deposit;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.quickpermit.agency.fx.Days;
import org.quickpermit.agency.fx.FieldModel;
import org.quickpermit.agency.fx.FieldModel.Remark;
import org.quickpermit.agency.fx.LatestQuestion;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Tasks;
import org.quickpermit.agency.fx.Verdict;
import org.quickpermit.agency.fx.Wording;
import org.quickpermit.agency.gateway.Gateway;
import org.quickpermit.device.Answer;
import org.quickpermit.money.Ntd;
import org.quickpermit.wire.Deposit;
import org.quickpermit.wire.DepositStatement;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// The deposit's balance and its statement. The balance is read at sign-in, on coming back from an interruption and when
/// the statement is opened, and is taken from every charged case; it is not asked for on a timer, which would keep an
/// idle session open for ever.
public final class DepositViewModel {
    /// The balance is called low when it does not pay for this many permits.
    private static final long LOW = 10;
    private static final Ntd USUAL_FEE = new Ntd(200);

    private final Gateway gateway;
    private final LatestQuestion reading;
    private final LatestQuestion readingStatement;
    private final Supplier<LocalDate> today;
    private final ReadOnlyObjectWrapper<Balance> balance = new ReadOnlyObjectWrapper<>(Balance.UNKNOWN);
    private final ReadOnlyObjectWrapper<@Nullable DepositStatement> statement = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Remark> message = new ReadOnlyObjectWrapper<>(Remark.NONE);
    private final FieldModel from = new FieldModel(NodeIds.STATEMENT_FROM, DepositViewModel::checkDay);
    private final FieldModel to = new FieldModel(NodeIds.STATEMENT_TO, DepositViewModel::checkDay);
    private Ntd fee = USUAL_FEE;

    /// @param gateway the server
    /// @param tasks off-screen work
    /// @param today the civil date in Asia/Taipei
    public DepositViewModel(Gateway gateway, Tasks tasks, Supplier<LocalDate> today) {
        this.gateway = gateway;
        this.reading = new LatestQuestion(tasks, "reading the balance");
        this.readingStatement = new LatestQuestion(tasks, "reading the statement");
        this.today = today;
    }

    /// What is known of the balance.
    ///
    /// @param amount the balance, null while unknown
    /// @param low true when it pays for fewer than ten permits
    public record Balance(@Nullable Ntd amount, boolean low) {
        static final Balance UNKNOWN = new Balance(null, false);
    }

    /// What is known of the balance.
    public ReadOnlyObjectProperty<Balance> balance() {
        return balance.getReadOnlyProperty();
    }

    /// The statement shown, null for none.
    public ReadOnlyObjectProperty<@Nullable DepositStatement> statement() {
        return statement.getReadOnlyProperty();
    }

    /// A sentence above the statement.
    public ReadOnlyObjectProperty<Remark> message() {
        return message.getReadOnlyProperty();
    }

    /// First day of the statement.
    public FieldModel from() {
        return from;
    }

    /// Last day of the statement.
    public FieldModel to() {
        return to;
    }

    /// Reads the balance.
    public void refresh() {
        reading.ask(gateway::deposit, answer -> {
            if (answer instanceof Answer.Given<Deposit>(Deposit deposit)) {
                fee = deposit.fee();
                show(deposit.balance());
            }
        }, _ -> balance.set(Balance.UNKNOWN));
    }

    /// Takes the balance from a case that was charged.
    public void charged(QuickPermitCase decided) {
        if (decided.charge() != null) {
            show(decided.charge().balanceAfter());
            if (reading.isOpen()) {
                // What is on its way may have been read before this charge.
                refresh();
            }
        }
    }

    /// Forgets everything; another agency's clerk may come.
    public void forget() {
        reading.forget();
        readingStatement.forget();
        balance.set(Balance.UNKNOWN);
        statement.set(null);
        message.set(Remark.NONE);
        from.clear();
        to.clear();
    }

    /// Opens the statement of the present month when none is shown, and reads it.
    public void open() {
        if (from.value().isEmpty() && to.value().isEmpty()) {
            from.fill(today.get().withDayOfMonth(1).toString(), null);
            to.fill(today.get().toString(), null);
        }
        load();
        refresh();
    }

    /// Reads the statement of the period typed, or says at the fields what is wrong.
    public void load() {
        from.leave();
        to.leave();
        Optional<LocalDate> first = Days.read(from.value());
        Optional<LocalDate> last = Days.read(to.value());
        if (first.isEmpty() || last.isEmpty()) {
            return;
        }
        if (first.get().isAfter(last.get())) {
            message.set(new Remark(Remark.Tone.FAULT, Wording.of("statement.reversed")));
            return;
        }
        message.set(new Remark(Remark.Tone.NONE, Wording.of("statement.reading")));
        readingStatement.ask(() -> gateway.statement(first.get(), last.get()), this::answered,
                _ -> message.set(new Remark(Remark.Tone.FAULT, Wording.of("trouble.inside"))));
    }

    private void answered(Answer<DepositStatement> answer) {
        switch (answer) {
            case Answer.Given<DepositStatement>(DepositStatement read) -> {
                statement.set(read);
                Text count = Wording.of(read.lines().isEmpty() ? "statement.none" : "statement.count",
                        read.lines().size());
                message.set(new Remark(Remark.Tone.NONE, count));
            }
            case Answer.Denied<DepositStatement>(var trouble) -> message.set(new Remark(Remark.Tone.FAULT,
                    Wording.of("trouble.said", trouble.type().title(), trouble.detail(), trouble.supportCode())));
            case Answer.Missing<DepositStatement>(var why) -> message
                    .set(new Remark(Remark.Tone.FAULT, Wording.of("trouble.noAnswer", why.text(), why.code())));
        }
    }

    private void show(Ntd amount) {
        balance.set(new Balance(amount, amount.dollars() < LOW * fee.dollars()));
    }

    private static Verdict checkDay(String typed) {
        if (typed.isBlank()) {
            return new Verdict.Incomplete(Wording.of("check.date.missing"));
        }
        return Days.read(typed).isPresent()
                ? Verdict.good()
                : new Verdict.Incomplete(Wording.of("check.date.form"));
    }
}
