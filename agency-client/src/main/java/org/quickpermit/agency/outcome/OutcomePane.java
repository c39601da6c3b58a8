package org.quickpermit.agency.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.quickpermit.agency.fx.Days;
import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Nodes;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.agency.submissions.Draft;
import org.quickpermit.agency.submissions.Pending;
import org.quickpermit.agency.submissions.Progress;
import org.quickpermit.device.Trouble;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.PermitView;
import org.quickpermit.wire.QuickPermitCase;

/// The decision's place on the screen. Built anew for every step; one method for each kind of outcome.
public final class OutcomePane extends BorderPane {
    /// Names longer than this, a Chinese character counted twice, take two lines.
    private static final int LONG_NAMES = 34;

    private final OutcomeViewModel model;
    private final Texts texts;
    private final CaseActions actions;
    private final VBox body = new VBox();
    private final VBox foot = new VBox();

    /// @param model what it shows
    /// @param follow what the clerk can go on to from here
    /// @param texts language of the screen
    /// @param lifetime life of the screen
    public OutcomePane(OutcomeViewModel model, FollowUps follow, Texts texts, Lifetime lifetime) {
        this.model = model;
        this.texts = texts;
        this.actions = new CaseActions(model, follow, texts, lifetime);
        setId(NodeIds.DECISION_PANE);
        getStyleClass().add("decision");
        body.getStyleClass().add("decision-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("decision-scroll");
        scroll.setFocusTraversable(false);
        foot.getStyleClass().add("decision-foot");
        setCenter(scroll);
        setBottom(foot);
        lifetime.watch(model.outcome(), this::show);
    }

    /// What leads away from the decision's place.
    ///
    /// @param next clears the page for the next traveller
    /// @param nextName name of that step on its button
    /// @param correct opens the form for the case shown
    public record FollowUps(Runnable next, String nextName, java.util.function.Consumer<QuickPermitCase> correct) {}

    private void show(Outcome now) {
        actions.endScreen();
        foot.getChildren().clear();
        List<Node> content = switch (now) {
            case Outcome.Nothing _ -> nothing();
            case Outcome.Underway(Pending pending, Progress progress) -> underway(pending, progress);
            case Outcome.Decided(QuickPermitCase decided) -> decided(decided);
            case Outcome.Denied(Trouble trouble) -> denied(trouble);
            case Outcome.NotRead(var why) -> unknown("outcome.notRead", texts.in(why.text()), why.code());
            case Outcome.Broken _ -> unknown("outcome.notRead", texts.get("trouble.inside"), "");
            case Outcome.NotKept _ -> unknown("outcome.notKept", texts.get("outcome.notKept.detail"), "");
            case Outcome.GivenUp _ -> unknown("outcome.givenUp", texts.get("outcome.givenUp.detail"), "");
        };
        body.getChildren().setAll(content);
    }

    private List<Node> nothing() {
        return List.of(headline("outcome.nothing", "quiet"),
                Nodes.paragraph(texts.get("outcome.nothing.detail"), "decision-detail"));
    }

    private List<Node> underway(Pending pending, Progress progress) {
        Draft draft = pending.submission().draft();
        List<Node> content = new ArrayList<>();
        switch (progress) {
            case Progress.Keeping _ -> content.add(headline("outcome.keeping", "working"));
            case Progress.Asking(int attempt) when attempt == 1 -> content.add(headline("outcome.asking", "working"));
            case Progress.Asking(int attempt) -> {
                content.add(headline("outcome.askingAgain", "unknown"));
                content.add(detail("outcome.askingAgain.detail", attempt));
            }
            case Progress.Unanswered(int attempts, var why, var nextIn) -> {
                content.add(headline("outcome.unanswered", "unknown"));
                content.add(detail("outcome.unanswered.detail", why.text(), why.code(), attempts,
                        nextIn.toSeconds()));
                content.add(known(pending));
                foot(row(actions.askNow(), actions.next()));
            }
            case Progress.NotDecided(int attempts, Trouble trouble, var nextIn) -> {
                content.add(headline("outcome.notDecided", "unknown"));
                content.add(detail("outcome.notDecided.detail", trouble.detail(), attempts, nextIn.toSeconds()));
                content.add(code(trouble.supportCode()));
                foot(row(actions.askNow(), actions.giveUp(), actions.next()));
            }
            case Progress.WaitsForSignIn _ -> {
                content.add(headline("outcome.waits", "unknown"));
                content.add(known(pending));
            }
            case Progress.Answered _,Progress.Denied _,Progress.NotKept _,Progress.GivenUp _ ->
                content.add(headline("outcome.asking", "working"));
        }
        content.add(1, Nodes.paragraph(draft.traveller(), "traveller"));
        return content;
    }

    private Label known(Pending pending) {
        return detail("outcome.known", Days.dayAndTime(pending.submission().madeAt()));
    }

    private List<Node> decided(QuickPermitCase decided) {
        return decided.outcome() == QuickPermitCase.Outcome.APPROVED ? approved(decided) : refused(decided);
    }

    private List<Node> approved(QuickPermitCase decided) {
        PermitView permit = Objects.requireNonNull(decided.permit(), "an approved case has a permit");
        boolean live = permit.state().isLive();
        List<Node> content = new ArrayList<>();
        content.add(live
                ? headline("outcome.approved", "approved")
                : headline("outcome.ended." + permit.state().name(), "ended"));
        content.add(traveller(decided));
        if (permit.note() != null) {
            content.add(Nodes.paragraph("▲ " + texts.in(permit.note()), "paper-note"));
        }
        FlowPane facts = facts();
        facts.getChildren().add(fact("fact.case", decided.caseNumber().value(), "mono", NodeIds.CASE_NUMBER));
        if (decided.charge() != null) {
            facts.getChildren().add(fact("fact.charge",
                    texts.get("fact.charge.value", decided.charge().amount()), "figures", "charge"));
        } else if (decided.supersedes() != null) {
            facts.getChildren().add(fact("fact.charge", texts.get("fact.charge.none"), "figures", "charge"));
        }
        facts.getChildren().add(fact("fact.boardUntil", permit.boardUntil().toString(), "figures", "board-until"));
        facts.getChildren()
                .add(fact("fact.lastUsable", permit.lastUsableDay().toString(), "figures", "last-usable"));
        facts.getChildren().add(fact("fact.entries",
                texts.get("fact.entries.value", permit.entriesAllowed(), permit.stayDays()), "figures", "entries"));
        content.add(facts);
        addSuccession(content, decided);
        actions.forApproved(decided, live).forEach(this::foot);
        return content;
    }

    private void addSuccession(List<Node> content, QuickPermitCase decided) {
        if (decided.supersedes() != null) {
            content.add(detail("outcome.supersedes", decided.supersedes().value()));
        }
        if (decided.supersededBy() != null) {
            content.add(detail("outcome.supersededBy", decided.supersededBy().value()));
        }
    }

    private List<Node> refused(QuickPermitCase decided) {
        List<Node> content = new ArrayList<>();
        content.add(headline("outcome.refused", "refused"));
        content.add(traveller(decided));
        VBox grounds = new VBox();
        grounds.getStyleClass().add("grounds");
        for (Ground ground : decided.grounds()) {
            HBox line = new HBox(Nodes.label("✕", "ground-mark"), Nodes.paragraph(texts.in(ground.text()), "ground"));
            line.getStyleClass().add("ground-line");
            grounds.getChildren().add(line);
        }
        content.add(grounds);
        content.add(Nodes.label(texts.get("refused.tell"), "section"));
        decided.grounds().stream().map(Ground::advice).distinct().sorted()
                .map(advice -> Nodes.paragraph(texts.get("advice." + advice.name()), "advice"))
                .forEach(content::add);
        foot(row(line("fact.case", decided.caseNumber().value(), "mono", NodeIds.CASE_NUMBER),
                line("fact.charge", texts.get("fact.charge.none"), "figures", "charge")));
        foot(row(actions.next(), actions.applyAgain(decided)));
        return content;
    }

    private List<Node> denied(Trouble trouble) {
        List<Node> content = new ArrayList<>();
        content.add(headline("outcome.denied", "refused"));
        content.add(Nodes.paragraph(texts.in(trouble.type().title()), "traveller"));
        content.add(Nodes.paragraph(texts.in(trouble.detail()), "decision-detail"));
        if (!trouble.fields().isEmpty()) {
            content.add(Nodes.paragraph(trouble.fields().stream().map(field -> "✕ " + texts.in(field.text()))
                    .collect(Collectors.joining("\n")), "decision-detail"));
        }
        content.add(detail("outcome.denied.nothingChanged"));
        content.add(code(trouble.supportCode()));
        foot(row(actions.next()));
        return content;
    }

    private List<Node> unknown(String headline, String detail, String code) {
        foot(row(actions.next()));
        return List.of(headline(headline, "unknown"), Nodes.paragraph(detail, "decision-detail"), code(code));
    }

    /// Adds to what stays at the bottom of the place, so that it is found without scrolling.
    private void foot(Node action) {
        foot.getChildren().add(action);
    }

    private Label headline(String key, String tone) {
        Label headline = Nodes.label(texts.get(key), "headline", tone);
        headline.setId(NodeIds.DECISION_HEADLINE);
        headline.setWrapText(true);
        headline.setMinHeight(USE_PREF_SIZE);
        return headline;
    }

    private Node traveller(QuickPermitCase decided) {
        String chinese = decided.application().chineseName();
        String name = decided.application().document().displayName();
        if (chinese == null) {
            return Nodes.paragraph(name, "traveller");
        }
        boolean longName = name.length() + 2 * chinese.length() > LONG_NAMES;
        Label first = Nodes.label(chinese, "traveller");
        first.setMinWidth(USE_PREF_SIZE);
        Label second = Nodes.paragraph(name, "traveller-latin");
        if (longName) {
            return new VBox(first, second);
        }
        HBox row = new HBox(first, second);
        row.getStyleClass().add("traveller-row");
        return row;
    }

    private Label detail(String key, Object... values) {
        return Nodes.paragraph(texts.get(key, values), "decision-detail");
    }

    private Label code(String supportCode) {
        return Nodes.paragraph(supportCode.isEmpty() ? "" : texts.get("trouble.code", supportCode), "support-code");
    }

    private FlowPane facts() {
        FlowPane facts = new FlowPane();
        facts.getStyleClass().add("facts");
        return facts;
    }

    private VBox fact(String key, String value, String style, String id) {
        Label shown = Nodes.label(value, "fact-value", style);
        shown.setId(id);
        return new VBox(Nodes.label(texts.get(key), "fact-name"), shown);
    }

    /// A fact on one line, for the foot: many reasons push what stands below them out of sight.
    private HBox line(String key, String value, String style, String id) {
        Label shown = Nodes.label(value, style);
        shown.setId(id);
        return new HBox(8, Nodes.label(texts.get(key), "fact-name"), shown);
    }

    private static FlowPane row(Node... nodes) {
        FlowPane row = new FlowPane(nodes);
        row.getStyleClass().add("action-row");
        return row;
    }
}
