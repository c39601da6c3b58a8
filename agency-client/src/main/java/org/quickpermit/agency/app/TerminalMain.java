package org.quickpermit.agency.app;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.application.Application;

import org.quickpermit.agency.fx.Days;
import org.quickpermit.agency.fx.Language;
import org.quickpermit.agency.submissions.SqliteSubmissionStore;
import org.quickpermit.agency.submissions.SubmissionStore.Unreadable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The command line of the agency terminal.
@CommandLine.Command(name = "terminal", mixinStandardHelpOptions = true, version = "QuickPermit 0.1.0", sortOptions = false, description = "Agency terminal: applications for quick permits, with the decision on the screen.", footer = {
        "", "The first start needs a ticket from the bureau; later starts need no option at all:",
        "  ./quickpermit terminal --ticket front-desk.qpticket"})
public final class TerminalMain implements Callable<Integer> {
    @CommandLine.Option(names = "--data", paramLabel = "DIR", description = "Folder of this terminal's identity and unanswered submissions. Default: ~/.quickpermit/terminal")
    private Path data = Path.of(System.getProperty("user.home"), ".quickpermit", "terminal");

    @CommandLine.Option(names = "--ticket", paramLabel = "FILE", description = "Enrolment ticket (*.qpticket), used when this terminal is not enrolled yet.")
    private @Nullable Path ticket;

    @CommandLine.Option(names = "--server", paramLabel = "URL", description = "Address of the server in place of the enrolled one, as https://host:port. It must show a certificate of the same authority.")
    private @Nullable URI server;

    @CommandLine.Option(names = "--lang", paramLabel = "zh|en", description = "Language to begin with. Default: the one used last, else Chinese.")
    private @Nullable String lang;

    @CommandLine.Option(names = "--set-aside-unanswered", description = "Set aside the submissions without an answer that keep this machine from being enrolled anew, list them and end. Only after the bureau has said what became of them: they are never asked again.")
    private boolean setAside;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /// Runs the program and ends the JVM with its exit code: 0 well, 1 failed, 2 wrong command line.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TerminalMain())
                .setCommandName(System.getProperty("quickpermit.command", "terminal"))
                .execute(arguments));
    }

    @Override
    public Integer call() {
        options();
        if (setAside) {
            return setAsideUnanswered();
        }
        // JavaFX makes the application object itself and hands it nothing but the words of the command line.
        Application.launch(TerminalApplication.class,
                spec.commandLine().getParseResult().originalArgs().toArray(String[]::new));
        return 0;
    }

    private int setAsideUnanswered() {
        PrintWriter out = spec.commandLine().getOut();
        List<Unreadable> settled = SqliteSubmissionStore.setAsideAll(TerminalContext.submissionsIn(data));
        settled.forEach(one -> out.println(Days.dayAndTime(one.madeAt()) + "  " + one.key()));
        out.println(settled.size() + " set aside. They stay in the file and are not asked again.");
        out.flush();
        return 0;
    }

    /// What a command line says that [#main] has already found right.
    static StartOptions parsed(List<String> arguments) {
        TerminalMain main = new TerminalMain();
        new CommandLine(main).parseArgs(arguments.toArray(String[]::new));
        return main.options();
    }

    StartOptions options() {
        Language language = null;
        if (lang != null) {
            language = switch (lang.toLowerCase(Locale.ROOT)) {
                case "zh" -> Language.ZH;
                case "en" -> Language.EN;
                default -> throw wrong("--lang takes zh or en, not '" + lang + "'");
            };
        }
        if (server != null && (!"https".equals(server.getScheme()) || server.getHost() == null)) {
            throw wrong("--server takes an address as https://host:port, not '" + server + "'");
        }
        if (ticket != null && !java.nio.file.Files.isReadable(ticket)) {
            throw wrong("--ticket: there is no readable file " + ticket);
        }
        return new StartOptions(data, ticket, server, language);
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    /// What the command line says.
    ///
    /// @param data data folder
    /// @param ticket ticket file, null for none
    /// @param server address in place of the enrolled one, null for none
    /// @param language language to begin with, null for the one used last
    public record StartOptions(Path data, @Nullable Path ticket, @Nullable URI server,
            @Nullable Language language) {}
}
