package org.quickpermit.agency.deposit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.quickpermit.agency.fx.FieldModel;
import org.quickpermit.agency.fx.FieldModel.Remark;
import org.quickpermit.agency.fx.LatestQuestion;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Tasks;
import org.quickpermit.agency.fx.Verdict;
import org.quickpermit.agency.fx.Wording;
import org.quickpermit.agency.gateway.Gateway;
import org.quickpermit.device.Answer;
import org.quickpermit.wire.MonthlyStatement;

import org.jspecify.annotations.Nullable;

/// The agency's closed months (QP-8): which there are, the statement of one, and whether its digest is the bureau's.
public final class MonthsViewModel {
    private static final int MONTHS = 25;

    private final Gateway gateway;
    private final LatestQuestion reading;
    private final Supplier<LocalDate> today;
    private final ObservableList<Month> months = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Month> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable MonthlyStatement> statement = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Remark> message = new ReadOnlyObjectWrapper<>(Remark.NONE);
    private final FieldModel other = new FieldModel(NodeIds.MONTH_DIGEST_OTHER, this::compare);

    /// @param gateway the server
    /// @param tasks off-screen work
    /// @param today the civil date in Asia/Taipei
    public MonthsViewModel(Gateway gateway, Tasks tasks, Supplier<LocalDate> today) {
        this.gateway = gateway;
        this.reading = new LatestQuestion(tasks, "reading a month");
        this.today = today;
    }

    /// A month of the list.
    ///
    /// @param month which
    /// @param closed false for the one that is not over
    public record Month(YearMonth month, boolean closed) {}

    /// The months of the list, newest first: the present one and two years before it.
    public ObservableList<Month> months() {
        return months;
    }

    /// The month looked at, null for none.
    public ReadOnlyObjectProperty<@Nullable Month> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// The statement shown, null for none.
    public ReadOnlyObjectProperty<@Nullable MonthlyStatement> statement() {
        return statement.getReadOnlyProperty();
    }

    /// A sentence about the month looked at.
    public ReadOnlyObjectProperty<Remark> message() {
        return message.getReadOnlyProperty();
    }

    /// The digest on the bureau's copy, typed or pasted; its remark says whether it is the same.
    public FieldModel other() {
        return other;
    }

    /// Opens the list, and the newest closed month where none is looked at.
    public void open() {
        YearMonth now = YearMonth.from(today.get());
        List<Month> all = IntStream.range(0, MONTHS)
                .mapToObj(back -> new Month(now.minusMonths(back), back > 0)).toList();
        if (!all.equals(months)) {
            months.setAll(all);
        }
        Month before = chosen.get();
        choose(before == null || !all.contains(before) ? all.get(1) : before);
    }

    /// Looks at a month.
    public void choose(Month month) {
        if (month.equals(chosen.get()) && statement.get() != null) {
            return;
        }
        chosen.set(month);
        statement.set(null);
        other.clear();
        if (!month.closed()) {
            reading.forget();
            message.set(
                    new Remark(Remark.Tone.NONE, Wording.of("months.notOver", month.month().plusMonths(1).atDay(1))));
            return;
        }
        message.set(new Remark(Remark.Tone.NONE, Wording.of("statement.reading")));
        reading.ask(() -> gateway.month(month.month()), this::answered,
                _ -> message.set(new Remark(Remark.Tone.FAULT, Wording.of("trouble.inside"))));
    }

    /// Forgets everything; another agency's clerk may come.
    public void forget() {
        reading.forget();
        months.clear();
        chosen.set(null);
        statement.set(null);
        message.set(Remark.NONE);
        other.clear();
    }

    private void answered(Answer<MonthlyStatement> answer) {
        switch (answer) {
            case Answer.Given<MonthlyStatement>(MonthlyStatement read) -> {
                boolean intact = read.digestOfContent().equals(read.digest());
                statement.set(intact ? read : null);
                message.set(intact
                        ? new Remark(Remark.Tone.GOOD, Wording.of("months.intact"))
                        : new Remark(Remark.Tone.FAULT, Wording.of("months.damaged")));
            }
            case Answer.Denied<MonthlyStatement>(var trouble) -> message.set(new Remark(Remark.Tone.FAULT,
                    Wording.of("trouble.said", trouble.type().title(), trouble.detail(), trouble.supportCode())));
            case Answer.Missing<MonthlyStatement>(var why) -> message
                    .set(new Remark(Remark.Tone.FAULT, Wording.of("trouble.noAnswer", why.text(), why.code())));
        }
    }

    private Verdict compare(String typed) {
        String digits = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        MonthlyStatement shown = statement.get();
        if (digits.isEmpty() || shown == null) {
            return Verdict.good();
        }
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), 16) < 0) {
                return new Verdict.Wrong(Wording.of("months.digest.character", i + 1, digits.charAt(i)));
            }
        }
        if (shown.digest().startsWith(digits)) {
            return digits.length() == shown.digest().length()
                    ? new Verdict.Good(Wording.of("months.digest.same"))
                    : new Verdict.Incomplete(
                            Wording.of("months.digest.short", shown.digest().length(), digits.length()));
        }
        return new Verdict.Wrong(Wording.of("months.digest.differs"));
    }
}
