package org.quickpermit.agency.app;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.quickpermit.agency.deposit.DepositViewModel;
import org.quickpermit.agency.fx.Columns;
import org.quickpermit.agency.fx.Days;
import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Nodes;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.agency.gateway.ConnectionViewModel;
import org.quickpermit.agency.submissions.Pending;
import org.quickpermit.agency.submissions.SubmissionDesk;
import org.quickpermit.wire.Session;

import org.jspecify.annotations.Nullable;

/// The bar that is always there: who works where, what the deposit holds, whether the server is there, the language;
/// and under it the pages and what waits for an answer.
final class TopBar extends VBox {
    private final Texts texts;
    private final Label pending = Nodes.label("", "pending");
    private final Label unreadable = Nodes.paragraph("", "unreadable-text");
    private final Button settled;

    /// @param workplace what the bar shows
    /// @param session who is signed in, null for nobody
    /// @param page the page shown
    /// @param commands what its buttons do
    /// @param columns language and size of the screen
    /// @param lifetime life of the screen
    TopBar(Workplace workplace, @Nullable Session session, Page page, Commands commands, Columns columns,
            Lifetime lifetime) {
        Texts texts = columns.texts();
        this.texts = texts;
        getStyleClass().add("top");
        Label connection = Nodes.label("", "connection");
        connection.setId(NodeIds.CONNECTION);
        lifetime.watch(workplace.connection().state(), state -> show(connection, state));
        Label brand = Nodes.label(texts.get("app.name"), "brand");
        // Large text leaves room for what the clerk has to know, not for the name of the program.
        Nodes.show(brand, columns.percent() == 100);
        HBox bar = new HBox(brand, who(workplace, session), Nodes.gap());
        bar.getStyleClass().add("bar");
        if (session != null) {
            Label balance = Nodes.label("", "balance");
            balance.setId(NodeIds.BALANCE);
            balance.setMinWidth(USE_PREF_SIZE);
            lifetime.watch(workplace.deposit().balance(), now -> show(balance, now));
            bar.getChildren().add(balance);
        }
        bar.getChildren().addAll(connection,
                Nodes.button(NodeIds.LANGUAGE, texts.get("bar.otherLanguage"), "F8", commands.language(),
                        "bar-button"),
                Nodes.button(NodeIds.LOOK, texts.get("bar.look"), "F11", commands.look(), "bar-button"));
        if (session != null) {
            bar.getChildren().add(
                    Nodes.button(NodeIds.SIGN_OUT, texts.get("bar.signOut"), "Ctrl+Q", commands.signOut(),
                            "bar-button"));
        }
        getChildren().add(bar);
        if (session != null) {
            getChildren().add(pages(page, session, commands));
        }
        Label certificate = Nodes.label("", "pending");
        certificate.setId(NodeIds.CERTIFICATE_STRIP);
        lifetime.watch(workplace.certificate().warning(), warning -> {
            Nodes.show(certificate, warning != null);
            certificate.setText(warning == null ? "" : "▲ " + texts.in(warning));
        });
        getChildren().add(certificate);
        pending.setId(NodeIds.PENDING_STRIP);
        lifetime.watchList(workplace.desk().pending(), () -> show(workplace.desk()));
        unreadable.setId(NodeIds.UNREADABLE_STRIP);
        settled = Nodes.button(NodeIds.UNREADABLE_SETTLED, texts.get("unreadable.settled"), "Ctrl+D",
                workplace.desk()::setAsideUnreadable);
        HBox strip = new HBox(unreadable, settled);
        strip.getStyleClass().add("unreadable");
        lifetime.watchList(workplace.desk().unreadable(), () -> showUnreadable(workplace.desk(), strip));
        lifetime.watch(workplace.desk().unread(), _ -> showUnreadable(workplace.desk(), strip));
        getChildren().addAll(pending, strip);
    }

    /// What was kept and cannot be opened: the clerk is told what to do, and may say that it is done.
    private void showUnreadable(SubmissionDesk desk, HBox strip) {
        int count = desk.unreadable().size();
        Nodes.show(strip, count > 0 || desk.unread().get());
        Nodes.show(settled, count > 0);
        if (count > 0) {
            unreadable.setText("▲ " + texts.get("unreadable.some", count,
                    Days.dayAndTime(desk.unreadable().getFirst().madeAt()),
                    Days.dayAndTime(desk.unreadable().getLast().madeAt())));
        } else {
            unreadable.setText("▲ " + texts.get("unreadable.all"));
        }
    }

    /// What the buttons of the bar do.
    ///
    /// @param go leads to a page
    /// @param language changes the language
    /// @param look opens the choice of theme and text size
    /// @param signOut signs out
    record Commands(java.util.function.Consumer<Page> go, Runnable language, Runnable look, Runnable signOut) {}

    private Label who(Workplace workplace, @Nullable Session session) {
        String place = texts.in(workplace.terminal());
        Label who = Nodes.label(session == null
                ? place
                : texts.get("bar.who",
                        session.agencyName() == null ? place : session.agencyName(), session.displayName()),
                "who");
        who.setMinWidth(40);
        return who;
    }

    private HBox pages(Page shown, Session session, Commands commands) {
        HBox pages = new HBox();
        pages.getStyleClass().add("pages");
        for (Page page : Page.values()) {
            if (!page.isFor(session)) {
                continue;
            }
            var button = Nodes.button(page.nodeId(), texts.get(page.key()), page.shortcut().getName(),
                    () -> commands.go().accept(page), "page-button");
            if (page == shown) {
                button.getStyleClass().add("shown");
            }
            button.setFocusTraversable(false);
            pages.getChildren().add(button);
        }
        return pages;
    }

    private void show(Label label, ConnectionViewModel.State state) {
        label.getStyleClass().removeAll("up", "down", "unknown");
        label.setMinWidth(USE_COMPUTED_SIZE);
        switch (state) {
            case ConnectionViewModel.State.Unknown _ -> {
                label.setText("○ " + texts.get("connection.unknown"));
                label.getStyleClass().add("unknown");
            }
            case ConnectionViewModel.State.Up _ -> {
                label.setText("● " + texts.get("connection.up"));
                label.setMinWidth(USE_PREF_SIZE);
                label.getStyleClass().add("up");
            }
            case ConnectionViewModel.State.Down(var why) -> {
                label.setText("✕ " + texts.get("connection.down", why.text(), why.code()));
                label.getStyleClass().add("down");
            }
        }
    }

    private void show(Label label, DepositViewModel.Balance balance) {
        label.getStyleClass().remove("low");
        if (balance.amount() == null) {
            label.setText(texts.get("balance.unknown"));
        } else {
            label.setText((balance.low() ? "▲ " : "")
                    + texts.get(balance.low() ? "balance.low" : "balance", balance.amount()));
            if (balance.low()) {
                label.getStyleClass().add("low");
            }
        }
    }

    private void show(SubmissionDesk desk) {
        int count = desk.pending().size();
        Nodes.show(pending, count > 0);
        if (count > 0) {
            Pending first = desk.pending().getFirst();
            pending.setText("◌ " + texts.get(count == 1 ? "pending.one" : "pending.more", count,
                    first.submission().draft().traveller()));
        }
    }
}
