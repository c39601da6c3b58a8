package org.quickpermit.agency;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.quickpermit.agency.app.TerminalContext;
import org.quickpermit.agency.app.Workplace;
import org.quickpermit.agency.fx.FieldModel;
import org.quickpermit.agency.fx.Language;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.agency.newapplication.ApplicationViewModel;
import org.quickpermit.agency.outcome.Outcome;
import org.quickpermit.agency.printing.Preferences;
import org.quickpermit.agency.submissions.SubmissionStore;
import org.quickpermit.wire.Text;

/// All view models of a terminal without a screen, at the desk of a signed-in clerk.
public final class Desk {
    public final ManualTasks tasks = new ManualTasks();
    public final Screens.RecordingPrinter printer = new Screens.RecordingPrinter();
    public final Workplace work;
    private final AtomicLong nanos = new AtomicLong(1);
    private final AtomicLong keys = new AtomicLong();

    /// @param server the server
    /// @param store keeps submissions
    /// @param folder data folder
    /// @param run distinguishes the keys of one run of the program from another's
    public Desk(FakeServer server, SubmissionStore store, Path folder, String run) {
        TerminalContext context = new TerminalContext(folder, null, null, Clock.fixed(Screens.NOW, ZoneOffset.UTC),
                nanos::get, tasks, Runnable::run, new Texts(Language.ZH), printer,
                name -> Optional.of(folder.resolve(name)), new Preferences(folder),
                () -> "key-" + run + "-%012d".formatted(keys.incrementAndGet()));
        work = new Workplace(new Text("康泰", "Kangtai"), server, store, context);
    }

    /// Signs in.
    public void signIn(String login) {
        work.signIn().login().text().set(login);
        work.signIn().password().text().set(FakeServer.PASSWORD);
        work.signIn().token().text().set(FakeServer.TOKEN);
        work.signIn().go();
    }

    /// Swipes a passport and types the rest.
    public void fill(java.util.List<String> zone) {
        for (String row : zone) {
            row.chars().forEach(c -> {
                nanos.addAndGet(5_000_000);
                application().mrz().type(Character.toString(c));
            });
            application().mrz().endRow();
        }
        field("chinese-name").text().set("陳大文");
        field("identity-number").text().set("A123456(3)");
        field("arrival").text().set("20261201");
        field("phone").text().set("+852 2345 6789");
    }

    /// A field of the form.
    public FieldModel field(String id) {
        return application().form().fields().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    /// The page of the application.
    public ApplicationViewModel application() {
        return work.application();
    }

    /// What the decision's place shows.
    public Outcome outcome() {
        return application().outcome().outcome().get();
    }
}
