package org.quickpermit.agency.cases;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.quickpermit.agency.fx.Days;
import org.quickpermit.agency.fx.FieldModel;
import org.quickpermit.agency.fx.FieldModel.Remark;
import org.quickpermit.agency.fx.LatestQuestion;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Tasks;
import org.quickpermit.agency.fx.Verdict;
import org.quickpermit.agency.fx.Wording;
import org.quickpermit.agency.gateway.CaseQuery;
import org.quickpermit.agency.gateway.Gateway;
import org.quickpermit.device.Answer;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// A list of the agency's own cases, newest first, page by page: one instance for today's, one for the search.
public final class CasesViewModel {
    private final Gateway gateway;
    private final LatestQuestion question;
    private final Supplier<LocalDate> today;
    private final FieldModel text = new FieldModel(NodeIds.SEARCH_TEXT, _ -> Verdict.good());
    private final FieldModel from = new FieldModel(NodeIds.SEARCH_FROM, CasesViewModel::checkDay);
    private final FieldModel to = new FieldModel(NodeIds.SEARCH_TO, CasesViewModel::checkDay);
    private final ObservableList<CaseList.Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Remark> message = new ReadOnlyObjectWrapper<>(Remark.NONE);
    private @Nullable CaseQuery shown;
    private @Nullable String next;

    /// @param gateway the server
    /// @param tasks off-screen work
    /// @param today the civil date in Asia/Taipei
    public CasesViewModel(Gateway gateway, Tasks tasks, Supplier<LocalDate> today) {
        this.gateway = gateway;
        this.question = new LatestQuestion(tasks, "reading cases");
        this.today = today;
    }

    /// Part of a name, document number or case number.
    public FieldModel text() {
        return text;
    }

    /// First day, empty for no bound.
    public FieldModel from() {
        return from;
    }

    /// Last day, empty for no bound.
    public FieldModel to() {
        return to;
    }

    /// The cases found. To be looked at, not changed.
    public ObservableList<CaseList.Row> rows() {
        return rows;
    }

    /// True when there is a further page.
    public ReadOnlyBooleanProperty more() {
        return more.getReadOnlyProperty();
    }

    /// A sentence about the list.
    public ReadOnlyObjectProperty<Remark> message() {
        return message.getReadOnlyProperty();
    }

    /// How many of the cases shown were approved or refused.
    public long count(QuickPermitCase.Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    /// Reads today's cases.
    public void loadToday() {
        ask(new CaseQuery(today.get(), today.get(), "", null), true);
    }

    /// Searches with what is typed, or says at the fields what is wrong.
    public void search() {
        from.leave();
        to.leave();
        if (!from.passes() || !to.passes()) {
            return;
        }
        Optional<LocalDate> first = Days.read(from.value());
        Optional<LocalDate> last = Days.read(to.value());
        if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
            message.set(new Remark(Remark.Tone.FAULT, Wording.of("statement.reversed")));
            return;
        }
        ask(new CaseQuery(first.orElse(null), last.orElse(null), text.value(), null), true);
    }

    /// Reads the same list again.
    public void refresh() {
        CaseQuery query = shown;
        if (query != null) {
            ask(new CaseQuery(query.from(), query.to(), query.text(), null), true);
        }
    }

    /// Reads the next page.
    public void loadMore() {
        CaseQuery query = shown;
        if (query != null && next != null) {
            ask(new CaseQuery(query.from(), query.to(), query.text(), next), false);
        }
    }

    /// Forgets everything; another agency's clerk may come.
    public void forget() {
        question.forget();
        rows.clear();
        shown = null;
        next = null;
        more.set(false);
        message.set(Remark.NONE);
        text.clear();
        from.clear();
        to.clear();
    }

    private void ask(CaseQuery query, boolean anew) {
        shown = query;
        message.set(new Remark(Remark.Tone.NONE, Wording.of("cases.reading")));
        question.ask(() -> gateway.cases(query), answer -> answered(answer, anew),
                _ -> message.set(new Remark(Remark.Tone.FAULT, Wording.of("trouble.inside"))));
    }

    private void answered(Answer<CaseList> answer, boolean anew) {
        switch (answer) {
            case Answer.Given<CaseList>(CaseList page) -> {
                next = page.next();
                if (anew) {
                    rows.setAll(page.cases());
                } else {
                    rows.addAll(page.cases());
                }
                more.set(page.next() != null);
                Text found = Wording.of(rows.isEmpty() ? "cases.none" : "cases.count", rows.size());
                message.set(new Remark(Remark.Tone.NONE, found));
            }
            case Answer.Denied<CaseList>(var trouble) -> message.set(new Remark(Remark.Tone.FAULT,
                    Wording.of("trouble.said", trouble.type().title(), trouble.detail(), trouble.supportCode())));
            case Answer.Missing<CaseList>(var why) -> message
                    .set(new Remark(Remark.Tone.FAULT, Wording.of("trouble.noAnswer", why.text(), why.code())));
        }
    }

    private static Verdict checkDay(String typed) {
        return typed.isBlank() || Days.read(typed).isPresent()
                ? Verdict.good()
                : new Verdict.Incomplete(Wording.of("check.date.form"));
    }
}
