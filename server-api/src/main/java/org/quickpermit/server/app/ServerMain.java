package org.quickpermit.server.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.quickpermit.server.platform.config.InvalidConfiguration;
import org.quickpermit.server.platform.http.ApiProblem;

import picocli.CommandLine;

/// Entry of the server program. Exit codes: 0 done, 1 the work was refused or failed, 2 the command line or configuration
/// is wrong.
public final class ServerMain {
    private ServerMain() {}

    /// Runs the command line.
    ///
    /// @param args see `--help`; a leading `server` is the name of the program and passed over
    public static void main(String[] args) {
        int code = run(args);
        if (code != 0) {
            // The last act of the program: everything was closed by the command that failed.
            Runtime.getRuntime().exit(code);
        }
    }

    /// Runs the command line and gives the exit code.
    static int run(String... args) {
        String[] own = args.length > 0 && args[0].equals("server") ? Arrays.copyOfRange(args, 1, args.length) : args;
        return commandLine().execute(own);
    }

    /// The command line with its subcommands, as `--help` describes it.
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new ServerCommand());
        commandLine.setCommandName(System.getProperty("quickpermit.command", "server"));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler((failure, _) -> misunderstood(failure));
        commandLine.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println(name(line) + ": " + explain(failure));
            return failure instanceof InvalidConfiguration ? 2 : 1;
        });
        return commandLine;
    }

    private static String name(CommandLine line) {
        return line.getCommandSpec().qualifiedName();
    }

    /// What was typed wrong comes last, where it is seen; the whole usage would push it off the screen.
    private static int misunderstood(CommandLine.ParameterException failure) {
        CommandLine line = failure.getCommandLine();
        line.getErr().println("See " + name(line) + " --help");
        line.getErr().println(name(line) + ": " + failure.getMessage() + suggestion(failure));
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String suggestion(CommandLine.ParameterException failure) {
        if (!(failure instanceof CommandLine.UnmatchedArgumentException unknown) || unknown.getUnmatched().isEmpty()) {
            return "";
        }
        String typed = unknown.getUnmatched().getFirst();
        CommandLine.Model.CommandSpec command = failure.getCommandLine().getCommandSpec();
        return Stream.concat(command.optionsMap().keySet().stream(), command.subcommands().keySet().stream())
                .filter(name -> distance(typed, name) <= 2)
                .min(Comparator.comparingInt(name -> distance(typed, name)))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    /// How many letters have to be changed, added or left out to make one word of the other.
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    /// One sentence for whoever typed the command: never a stack trace, never a class of the program.
    private static String explain(Exception failure) {
        if (failure instanceof ApiProblem problem) {
            StringBuilder text = new StringBuilder(problem.detail().en());
            problem.errors().entries().forEach(error -> text.append(' ').append(error.pointer()).append(": ")
                    .append(error.text().en()));
            return text.toString();
        }
        String message = failure.getMessage() == null
                ? "failed: " + failure.getClass().getName()
                : failure.getMessage();
        return failure instanceof UncheckedIOException io
                ? message + ": " + reason(Objects.requireNonNull(io.getCause()))
                : message;
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "this user has no right to it";
            case FileAlreadyExistsException _ -> "something else of that name is in the way";
            case CharacterCodingException _ -> "it is not UTF-8 text";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> "reading or writing failed; check the disk";
        };
    }

    /// A file that is there and can be read, before anything is opened for it.
    ///
    /// @param name what the command calls it
    static void requireFile(String name, Path file) {
        if (!Files.exists(file)) {
            throw new CommandFailed("cannot read " + file + ": " + name + " names no file that exists");
        }
        if (!Files.isRegularFile(file)) {
            throw new CommandFailed("cannot read " + file + ": " + name + " must name a file, not a folder or device");
        }
        if (!Files.isReadable(file)) {
            throw new CommandFailed(
                    "cannot read " + file + ": this user has no right to; change the file's permissions");
        }
    }

    /// A command that could not do its work, in words for whoever typed it.
    static final class CommandFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        CommandFailed(String message) {
            super(message);
        }
    }
}
